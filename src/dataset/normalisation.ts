import { xsd } from '../rdf/namespaces.ts'
import { datatypeOf, isLiteral, languageOf, valueOf } from '../rdf/term.ts'
import type { Term } from '../rdf/term.ts'
import { readDate } from './dates.ts'
import type { PropertyKind } from './properties.ts'

/** How a statement is read as something else than what was written. */
export type NormalisationKind =
  /** A date in another form than XML Schema's, or without its datatype; `readAs`: the day, or first/last day. */
  | 'date'
  /** Meant as a date, and not understood as one: shown as written, found by no period. */
  | 'date-as-written'
  /** A language tag with a region or script; `readAs`: the language. */
  | 'language'
  /** Text where a node belongs; `readAs`: the IRI, where the text is one. */
  | 'literal-as-node'
  /** A node where text belongs; `readAs`: its name, else its IRI. */
  | 'node-as-text'
  /** A number in words or without its datatype. */
  | 'number'
  /** `ja`, `nej`, `1` … without the datatype of a truth value. */
  | 'flag'
  /** A code under an old or misspelt IRI; `readAs`: the IRI of today. */
  | 'code'
  /** An IRI with characters that no IRI may have; they are escaped where we write it. */
  | 'iri'

export interface Normalisation {
  readonly how: NormalisationKind
  readonly readAs?: string
}

export interface ReadValue {
  readonly kind: PropertyKind
  readonly object: Term
  /** What was made of it. */
  readonly value: unknown
  /** The object is that of a node in between: the start of a period, the label of a code. */
  readonly isPart?: boolean
}

/** How the value of a statement differs from what was written; undefined where it does not. */
export function normalisationOf({ kind, object, value, isPart }: ReadValue): Normalisation | undefined {
  if (isPart)
    return isDatePart(value, valueOf(object).trim()) ? normalisedDate(object) : normalisedText(object)
  if (typeof kind === 'object') return isLiteral(object) ? { how: 'literal-as-node' } : undefined
  return rules[kind](object, value)
}

/** The start or end of a period, or a date in a node of its own; anything else in between is a label. */
const isDatePart = (value: unknown, text: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, part]) =>
    key === 'written' ? part === text : isEnd(key) && isDatePart(part, text),
  )

const isEnd = (key: string): boolean => key === 'start' || key === 'end'

type Rule = (object: Term, value: unknown) => Normalisation | undefined

const literalAsNode: Rule = (object, value) => {
  if (!isLiteral(object)) return undefined
  const iri = typeof value === 'object' && value !== null && 'iri' in value ? value.iri : undefined
  return { how: 'literal-as-node', ...(typeof iri === 'string' && { readAs: iri }) }
}

const rules: Readonly<Record<Exclude<PropertyKind, object>, Rule>> = {
  concept: literalAsNode,
  resource: literalAsNode,
  period: literalAsNode,
  // Some properties take an address as xsd:anyURI.
  link: (object, value) => (datatypeOf(object) === xsd.anyURI ? undefined : literalAsNode(object, value)),
  text(object, value) {
    if (isLiteral(object)) return normalisedText(object)
    const text = typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : ''
    return { how: 'node-as-text', readAs: text }
  },
  date: (object) => (isLiteral(object) ? normalisedDate(object) : { how: 'node-as-text' }),
  number: (object, value) =>
    NUMERIC.test(datatypeOf(object)) ? undefined : { how: 'number', readAs: String(value) },
  flag: (object, value) =>
    datatypeOf(object) === xsd.boolean ? undefined : { how: 'flag', readAs: String(value) },
}

const NUMERIC =
  /XMLSchema#(?:decimal|double|float|(?:non(?:Negative|Positive)|negative|positive)?[iI]nteger|(?:unsigned)?(?:[lL]ong|[iI]nt|[sS]hort|[bB]yte))$/

/** BCP 47: a region or script is left off where a text is chosen; a translation (`da-t-en`) is told apart. */
function normalisedText(literal: Term): Normalisation | undefined {
  const language = languageOf(literal)
  const [base = ''] = language.split('-')
  return base === language || /-t-/.test(language) ? undefined : { how: 'language', readAs: base }
}

const DATE_FORMS: readonly (readonly [datatype: Term, form: RegExp])[] = [
  [xsd.date, /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/],
  [xsd.dateTime, /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/],
  [xsd.gYear, /^-?\d{4,}(?:Z|[+-]\d\d:\d\d)?$/],
  [xsd.gYearMonth, /^-?\d{4,}-\d\d(?:Z|[+-]\d\d:\d\d)?$/],
]

function normalisedDate(literal: Term): Normalisation | undefined {
  const { written, from, to } = readDate(valueOf(literal))
  if (from === undefined || to === undefined) return { how: 'date-as-written' }
  const datatype = datatypeOf(literal)
  if (DATE_FORMS.some(([own, form]) => datatype === own && form.test(written))) return undefined
  return { how: 'date', readAs: from === to ? from : `${from}/${to}` }
}
