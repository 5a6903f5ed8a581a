import type { Period, WrittenDate } from '../dataset/description.ts'
import type { UiLanguage } from '../search/query.ts'

/** How dates, numbers and lists are written in one language. */
export interface Format {
  readonly number: (value: number) => string
  /** A share of 1, in whole per cent; all and nothing only where it is all or nothing. */
  readonly percent: (share: number) => string
  /** An ISO date or time as a day: 22. november 2026. */
  readonly day: (iso: string) => string
  /** An ISO time with its clock time in Denmark. */
  readonly time: (iso: string) => string
  readonly duration: (milliseconds: number) => string
  readonly bytes: (bytes: number) => string
  readonly written: (date: WrittenDate) => string
  readonly period: (period: Period) => string
  readonly list: (items: readonly string[]) => string
  readonly compare: (a: string, b: string) => number
}

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const
const SINCE = { da: 'siden', en: 'since' } as const
const UNTIL = { da: 'til', en: 'until' } as const
const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

const isYear = ({ from, to }: WrittenDate) =>
  from !== undefined && from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`

const isMonth = ({ from, to }: WrittenDate) =>
  from !== undefined && from.endsWith('-01') && to !== undefined && to.slice(0, 7) === from.slice(0, 7)

function formatOf(language: UiLanguage): Format {
  const locale = LOCALES[language]
  const zone = { timeZone: 'Europe/Copenhagen' } as const
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const day = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long' })
  const time = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long', timeStyle: 'short' })
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
  const plainDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })

  const written = (date: WrittenDate): string => {
    if (date.from === undefined || Number.isNaN(Date.parse(date.from))) return date.written
    if (isYear(date)) return String(Number(date.from.slice(0, 4)))
    if (date.from === date.to) return plainDay.format(new Date(date.from))
    return isMonth(date) ? month.format(new Date(date.from)) : date.written
  }
  return {
    number: (value) => number.format(value),
    percent: (share) =>
      percent.format(share > 0 && share < 1 ? Math.min(Math.max(share, 0.01), 0.99) : share),
    day: (iso) => formatted(day, iso),
    time: (iso) => formatted(time, iso),
    duration: (ms) => (ms < 1000 ? `${number.format(Math.round(ms))} ms` : `${number.format(ms / 1000)} s`),
    bytes: (bytes) => writeBytes(bytes, number),
    written,
    period: ({ start, end, labels }) => {
      if (start && end)
        return start.written === end.written ? written(start) : `${written(start)}–${written(end)}`
      if (start) return `${SINCE[language]} ${written(start)}`
      return end ? `${UNTIL[language]} ${written(end)}` : (labels[0]?.value ?? '')
    },
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
  }
}

const formatted = (format: Intl.DateTimeFormat, iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso))

function writeBytes(bytes: number, number: Intl.NumberFormat): string {
  if (bytes < 1000) return `${number.format(bytes)} byte`
  let value = bytes
  let unit = -1
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${number.format(value)} ${UNITS[unit] ?? ''}`
}

export const formats: Readonly<Record<UiLanguage, Format>> = { da: formatOf('da'), en: formatOf('en') }
