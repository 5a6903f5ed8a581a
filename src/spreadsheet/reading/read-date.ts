import { xsd } from '../../rdf/namespaces.ts'
import { typed, type Term } from '../../rdf/term.ts'
import type { Cell } from '../workbook.ts'
import { dayOfSerial } from './serial-days.ts'

const MONTHS = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, month) => names.map((name) => [name, month + 1] as const)),
)

const FIRST_YEAR = 1000
/** A number above it is one of Excel's days: 30 August 1906 and later. */
const LAST_YEAR = 2433

/** A date in ISO 8601 or as Danish writes it (day first), a month, a year, or a day as Excel counts them. */
export function readDate({ text, number }: Cell): Term | undefined {
  const serial = number ?? (/^\d{5}$/.test(text) ? Number(text) : undefined)
  if (serial !== undefined && serial > LAST_YEAR) {
    const day = dayOfSerial(serial)
    return day === undefined ? undefined : dateTerm(day)
  }
  const iso = isoOf(text.trim().toLowerCase())
  return iso === undefined ? undefined : dateTerm(iso)
}

function dateTerm(iso: string): Term | undefined {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso) ?? []
  if (!isPossible(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined
  if (/t/i.test(iso)) return typed(iso.toUpperCase(), xsd.dateTime)
  if (day !== undefined) return typed(iso, xsd.date)
  return typed(iso, month === undefined ? xsd.gYear : xsd.gYearMonth)
}

const isPossible = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= FIRST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const two = (part: string | number): string => String(part).padStart(2, '0')

/** The forms that are read, each with what it stands for in ISO 8601. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => string | undefined])[] = [
  [/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, ([whole]) => whole],
  [/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:\d{2})?$/, ([whole]) => whole],
  [/^(\d{4}-\d{2}-\d{2})[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$/, ([, day]) => day],
  [/^(\d{4})-(\d)-(\d{1,2})$/, ([, year, month = '', day = '']) => `${year}-${two(month)}-${two(day)}`],
  [
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/,
    ([, day = '', month = '', year]) => `${year}-${two(month)}-${two(day)}`,
  ],
  [/^(\d{1,2})[./-](\d{4})$/, ([, month = '', year]) => `${year}-${two(month)}`],
  [
    /^(\d{1,2})\.? ?(?:of )?([a-z]{3,9})\.?,? (\d{4})$/,
    ([, day = '', name = '', year]) => {
      const month = MONTH_NUMBERS.get(name)
      return month === undefined ? undefined : `${year}-${two(month)}-${two(day)}`
    },
  ],
  [
    /^([a-z]{3,9})\.? (\d{4})$/,
    ([, name = '', year]) => {
      const month = MONTH_NUMBERS.get(name)
      return month === undefined ? undefined : `${year}-${two(month)}`
    },
  ],
]

function isoOf(written: string): string | undefined {
  for (const [form, toIso] of FORMS) {
    const parts = form.exec(written)
    if (parts) return toIso(parts)
  }
  return undefined
}
