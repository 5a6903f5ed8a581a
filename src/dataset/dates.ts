import type { WrittenDate } from './description.ts'

/** Year, month and day with whatever precision was written; time and zone say nothing about the day meant. */
const ISO_DATE =
  /^([+-]?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d{1,2}(?::?\d{2}){0,2}(?:[.,]\d+)?(?:[+-]\d{4})?)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/i
/** 31.12.2023, 31/12/2023, 31-12-2023: day first, as Danish writes it. */
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/

interface DateParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/**
 * A date as written and the days it stands for: `2018-05` is the first to the last of May.
 * What is not understood keeps its text alone (`R/P1D`, "ongoing").
 */
export function readDate(value: string): WrittenDate {
  const written = value.trim()
  const parts = partsOf(written)
  if (!parts || !isPossible(parts)) return { written }
  const { year, month, day } = parts
  const lastMonth = month ?? 12
  const lastDay = day ?? daysIn(year, lastMonth)
  return {
    written,
    from: formatDay({ year, month: month ?? 1, day: day ?? 1 }),
    to: formatDay({ year, month: lastMonth, day: lastDay }),
  }
}

function partsOf(written: string): DateParts | undefined {
  const compact = COMPACT.exec(written)
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }
  const dayFirst = DAY_FIRST.exec(written)
  if (dayFirst) return dayFirstParts(written, dayFirst.slice(1).map(Number))
  const iso = ISO_DATE.exec(written)
  if (!iso) return undefined
  const [, year, month, day] = iso
  return { year: Number(year), ...(month && { month: Number(month) }), ...(day && { day: Number(day) }) }
}

/** With a slash or a dash it may be month first as well: then only a day beyond 12 says which is which. */
function dayFirstParts(
  written: string,
  [day = 0, month = 0, year = 0]: readonly number[],
): DateParts | undefined {
  return written.includes('.') || day > 12 ? { year, month, day } : undefined
}

function isPossible({ year, month = 1, day = 1 }: DateParts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0)

/** ISO 8601; years before 1 and after 9999 with sign and six digits, as JavaScript's Date takes them. */
function formatDay({ year, month, day }: Required<DateParts>): string {
  const digits = String(Math.abs(year))
  const isPlain = year >= 0 && year <= 9999
  const written = isPlain ? digits.padStart(4, '0') : `${year < 0 ? '-' : '+'}${digits.padStart(6, '0')}`
  return `${written}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
