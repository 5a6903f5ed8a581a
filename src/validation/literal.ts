import { xsd } from '../rdf/namespaces.ts'
import { datatypeOf, isLiteral, languageOf, valueOf, type Term } from '../rdf/term.ts'

const XSD = xsd.$base
const INTEGER = /^[+-]?\d+$/
const UNSIGNED = /^(\+?\d+|-0+)$/
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?`
const ZONE = String.raw`(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?`
const YEAR = String.raw`-?([1-9]\d{3,}|0\d{3})`
const MONTH = String.raw`(0[1-9]|1[0-2])`
const DAY = String.raw`(0[1-9]|[12]\d|3[01])`

/** Lexical forms of the datatypes that catalogues use (XML Schema 1.1 Part 2 §3.3–3.4). */
const LEXICAL: Readonly<Record<Term, RegExp>> = {
  [`${XSD}boolean`]: /^(true|false|0|1)$/,
  [`${XSD}integer`]: INTEGER,
  [`${XSD}int`]: INTEGER,
  [`${XSD}long`]: INTEGER,
  [`${XSD}short`]: INTEGER,
  [`${XSD}byte`]: INTEGER,
  [`${XSD}nonNegativeInteger`]: /^(\+?\d+|-0+)$/,
  [`${XSD}positiveInteger`]: /^\+?0*[1-9]\d*$/,
  [`${XSD}nonPositiveInteger`]: /^(-\d+|\+?0+)$/,
  [`${XSD}negativeInteger`]: /^-0*[1-9]\d*$/,
  [`${XSD}unsignedByte`]: UNSIGNED,
  [`${XSD}unsignedShort`]: UNSIGNED,
  [`${XSD}unsignedInt`]: UNSIGNED,
  [`${XSD}unsignedLong`]: UNSIGNED,
  [`${XSD}decimal`]: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  [`${XSD}double`]: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN)$/,
  [`${XSD}float`]: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN)$/,
  [`${XSD}date`]: new RegExp(`^${YEAR}-${MONTH}-${DAY}${ZONE}$`),
  [`${XSD}dateTime`]: new RegExp(`^${YEAR}-${MONTH}-${DAY}T(${TIME})${ZONE}$`),
  [`${XSD}dateTimeStamp`]: new RegExp(`^${YEAR}-${MONTH}-${DAY}T(${TIME})(Z|[+-]\\d\\d:\\d\\d)$`),
  [`${XSD}gYear`]: new RegExp(`^${YEAR}${ZONE}$`),
  [`${XSD}gYearMonth`]: new RegExp(`^${YEAR}-${MONTH}${ZONE}$`),
  [`${XSD}time`]: new RegExp(`^(${TIME})${ZONE}$`),
  [`${XSD}duration`]: /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
  [`${XSD}hexBinary`]: /^([0-9a-fA-F]{2})*$/,
  [`${XSD}anyURI`]: /^[^\s<>"{}|\\^`]*$/,
}

const BOUNDS: Readonly<Record<Term, readonly [bigint, bigint]>> = {
  [`${XSD}byte`]: [-128n, 127n],
  [`${XSD}short`]: [-32768n, 32767n],
  [`${XSD}int`]: [-2147483648n, 2147483647n],
  [`${XSD}long`]: [-(2n ** 63n), 2n ** 63n - 1n],
  [`${XSD}unsignedByte`]: [0n, 255n],
  [`${XSD}unsignedShort`]: [0n, 65535n],
  [`${XSD}unsignedInt`]: [0n, 4294967295n],
  [`${XSD}unsignedLong`]: [0n, 2n ** 64n - 1n],
}

const WITH_DAY: ReadonlySet<Term> = new Set(['date', 'dateTime', 'dateTimeStamp'].map((name) => XSD + name))

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

/** The datatype in full: xsd:string for plain literals, rdf:langString for tagged ones. */
function datatypeIn(literal: Term): Term {
  if (languageOf(literal)) return LANG_STRING
  return datatypeOf(literal) || xsd.string
}

/** Has this datatype, and is written as the datatype demands (§4.1.2). */
export function hasDatatype(term: Term, datatype: Term): boolean {
  if (!isLiteral(term) || datatypeIn(term) !== datatype) return false
  const lexical = LEXICAL[datatype]
  if (!lexical) return true
  const value = valueOf(term)
  if (!lexical.test(value)) return false
  if (WITH_DAY.has(datatype)) return isDayOfCalendar(value)
  const bounds = BOUNDS[datatype]
  return !bounds || isBetween(BigInt(value.replace(/^\+/, '')), bounds)
}

const isBetween = (number: bigint, [least, most]: readonly [bigint, bigint]): boolean =>
  number >= least && number <= most

/** The month has that day in that year; the rest of the form is known to be right. */
function isDayOfCalendar(date: string): boolean {
  const [, year = '', month = '', day = ''] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(date) ?? []
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return Number(day) <= (days[Number(month) - 1] ?? 0)
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

type Comparable = {
  readonly kind: 'number' | 'instant' | 'local' | 'year' | 'text' | 'boolean'
  readonly value: number | string
}

const NUMERIC = new Set(
  [
    'integer',
    'int',
    'long',
    'short',
    'byte',
    'nonNegativeInteger',
    'positiveInteger',
    'nonPositiveInteger',
    'negativeInteger',
    'unsignedByte',
    'unsignedShort',
    'unsignedInt',
    'unsignedLong',
    'decimal',
    'double',
    'float',
  ].map((name) => XSD + name),
)

function comparableOf(term: Term): Comparable | undefined {
  if (!isLiteral(term)) return undefined
  const datatype = datatypeIn(term)
  const value = valueOf(term)
  if (!hasDatatype(term, datatype)) return undefined
  if (NUMERIC.has(datatype)) return { kind: 'number', value: Number(value) }
  if (datatype === xsd.boolean) return { kind: 'boolean', value: value === 'true' || value === '1' ? 1 : 0 }
  if (datatype === xsd.string) return { kind: 'text', value }
  if (datatype === xsd.date || datatype === xsd.dateTime) {
    const zoned = /(Z|[+-]\d\d:\d\d)$/.test(value.slice(10))
    const instant = Date.parse(datatype === xsd.date ? dateAsInstant(value) : zoned ? value : `${value}Z`)
    return Number.isNaN(instant) ? undefined : { kind: zoned ? 'instant' : 'local', value: instant }
  }
  if (datatype === xsd.gYear) return { kind: 'year', value: Number.parseInt(value, 10) }
  return undefined
}

const dateAsInstant = (date: string): string => `${date.slice(0, 10)}T00:00:00${date.slice(10) || 'Z'}`

/** Negative, zero or positive; undefined where SPARQL's `<` has no answer (§4.3). */
export function compareLiterals(left: Term, right: Term): number | undefined {
  const a = comparableOf(left)
  const b = comparableOf(right)
  if (!a || !b || a.kind !== b.kind) return undefined
  if (a.value === b.value) return 0
  return a.value < b.value ? -1 : a.value > b.value ? 1 : undefined
}
