import type { CatalogueRecord } from '../catalogue/record.ts'
import type { Text } from '../dataset/description.ts'
import type { ConceptLookup } from './concepts.ts'
import type { Histogram, Span } from './spans.ts'

/** What a field's values are read from. */
export interface FieldSource {
  readonly record: CatalogueRecord
  readonly vocabulary: ConceptLookup
}

export interface TextField {
  /** Counts in the ranking as this many occurrences in a description. */
  readonly weight: number
  /** Words of an ordinary value: longer ones count less per word. A constant, so that ranks do not drift. */
  readonly typicalLength: number
  /** Acronyms and codes: found as written, never by a similar spelling. */
  readonly verbatim?: true
  /** A list of labels: a longer one is better described, and each of its words counts no less. */
  readonly list?: true
  /** Its words stand for no concept: identifiers, and labels that many datasets share and none wrote. */
  readonly conceptless?: true
  readonly texts: (source: FieldSource) => readonly Text[]
}

export interface FacetField {
  /** Code list that has the values' labels. */
  readonly scheme?: string
  /** Code list of the values that lie under those. */
  readonly narrower?: string
  /** What a value looks like in an address. */
  readonly form: RegExp
  readonly values: (source: FieldSource) => readonly string[]
  /** Every dataset has a value, so that there is nothing to say of those without. */
  readonly always?: true
  /** Most values shown; the others can still be filtered by. */
  readonly shown: number
}

/** Value of a facet for datasets that say nothing of it; no code list has a code that begins like this. */
export const NOT_STATED = '_none'

/** Value of a range's own facet for datasets that have the range. */
const STATED = 'stated'
export const WHETHER = /^stated$/u
export const whether = (span: Span | undefined): readonly string[] => (span ? [STATED] : [])

/** Beside it, a field may have a facet of `whether`: its values and the span are alternatives. */
export interface RangeField {
  readonly parameters: { readonly from: string; readonly to: string }
  readonly limits: { readonly min: number; readonly max: number }
  readonly histogram?: Histogram
  readonly span: (source: FieldSource) => Span | undefined
}

export interface SearchField {
  readonly label: { readonly da: string; readonly en: string }
  /** Names before a colon in a query, besides the field's own and its labels of one word. */
  readonly prefixes?: readonly string[]
  readonly text?: TextField
  readonly facet?: FacetField
  readonly range?: RangeField
}

const CODE = /^[\w.:-]{1,100}$/u
export const ANY = /^\P{Cc}{1,500}$/u
export const facet = (values: FacetField['values'], rest: Partial<FacetField> = {}): FacetField => ({
  form: CODE,
  shown: 100,
  values,
  ...rest,
})
export const text = (weight: number, typicalLength: number, texts: TextField['texts']): TextField => ({
  weight,
  typicalLength,
  texts,
})
export const verbatim = (weight: number, typicalLength: number, texts: TextField['texts']): TextField => ({
  ...text(weight, typicalLength, texts),
  verbatim: true,
})
export const label = (da: string, en: string) => ({ label: { da, en } })
export const shared = (weight: number, typicalLength: number, texts: TextField['texts']): TextField => ({
  ...text(weight, typicalLength, texts),
  conceptless: true,
})
