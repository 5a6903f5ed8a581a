import type { ConceptLookup } from './concepts.ts'
import type { SearchDocument } from './document.ts'
import type { SimilarDataset, SimilarityReason } from './engine.ts'
import type { FacetName, TextFieldName } from './fields.ts'
import { NOT_STATED } from './fields.ts'
import { bothLanguages, facetLabel } from './labels.ts'
import { annotateText } from './lexicon/annotate-text.ts'
import { healthLexicon } from './lexicon/lexicon.ts'

/** What a dataset is compared by. */
export interface Traits {
  /** Concepts that it speaks of, by number, and how prominently. */
  readonly concepts: ReadonlyMap<number, number>
  readonly themes: ReadonlySet<string>
  /** Names as written, by the same in small letters. */
  readonly variables: ReadonlyMap<string, string>
  readonly publisher: string | undefined
}

/** Where concepts are looked for, and how much a mention there counts. */
const CONCEPT_FIELDS: readonly (readonly [field: TextFieldName, weight: number])[] = [
  ['title', 1],
  ['keyword', 0.7],
  ['description', 0.2],
]
const MOST_CHARACTERS = 4000
const REASONS_SHOWN = 4
/** What sharing something counts beside a concept in both titles; descent more than all that two may share. */
const SHARES = { derived: 20, theme: 0.3, variable: 0.15, publisher: 0.1 } as const
const MOST_VARIABLES_COUNTED = 4
const SHORTEST_VARIABLE = 3
/** What more than this share of those compared have, as a person's number, says nothing of any two. */
const COMMON_SHARE = 0.15
const FEW_HAVE = 3

export function traitsOf({ texts, facets }: SearchDocument): Traits {
  const concepts = new Map<number, number>()
  for (const [field, weight] of CONCEPT_FIELDS) {
    for (const { value, language } of texts[field] ?? []) {
      for (const { meanings } of annotateText(value.slice(0, MOST_CHARACTERS).normalize('NFC'), language)) {
        for (const { concept, share } of meanings)
          concepts.set(concept, Math.max(concepts.get(concept) ?? 0, weight * share))
      }
    }
  }
  // Names have no language; titles and descriptions of variables are not compared.
  const variables = (texts.variable ?? [])
    .filter(({ language, value }) => language === undefined && value.trim().length >= SHORTEST_VARIABLE)
    .map(({ value }) => [value.trim().toLowerCase(), value.trim()] as const)
  return {
    concepts,
    themes: new Set((facets.theme ?? []).filter((value) => value !== NOT_STATED)),
    variables: new Map(variables),
    publisher: facets.publisher?.[0],
  }
}

interface Compared {
  readonly score: number
  readonly reasons: readonly (SimilarityReason & { readonly weight: number })[]
}

export interface Comparing {
  readonly vocabulary: ConceptLookup
  /** How much sharing a concept tells: rare ones tell more. */
  readonly weightOf: (concept: number) => number
}

/** The candidates in the order of what they share with the dataset; those that share nothing telling are left out. */
export function nearest(
  document: SearchDocument,
  candidates: readonly SearchDocument[],
  comparing: Comparing & { readonly limit: number },
): readonly SimilarDataset[] {
  const others = candidates
    .filter(({ id }) => id !== document.id)
    .map((candidate) => ({ document: candidate, traits: traitsOf(candidate) }))
  const own = tellingOf(
    traitsOf(document),
    others.map(({ traits }) => traits),
  )
  return others
    .map((other) => ({ document: other.document, ...compare({ document, traits: own }, other, comparing) }))
    .filter(({ reasons }) => reasons.some(({ kind }) => kind !== 'publisher'))
    .sort((left, right) => right.score - left.score || (left.document.id < right.document.id ? -1 : 1))
    .slice(0, comparing.limit)
    .map(({ document: similar, reasons }) => ({
      document: similar,
      reasons: reasons.slice(0, REASONS_SHOWN).map(({ kind, label }) => ({ kind, label })),
    }))
}

/** Without the variables that most have. */
function tellingOf(traits: Traits, others: readonly Traits[]): Traits {
  const most = Math.max(FEW_HAVE, COMMON_SHARE * others.length)
  const isTelling = (name: string) => others.filter(({ variables }) => variables.has(name)).length <= most
  return { ...traits, variables: new Map([...traits.variables].filter(([name]) => isTelling(name))) }
}

interface Sharer {
  readonly document: SearchDocument
  readonly traits: Traits
}

function compare(
  { document: asked, traits: own }: Sharer,
  { document, traits: other }: Sharer,
  { vocabulary, weightOf }: Comparing,
): Compared {
  const label = (facet: FacetName, value: string) =>
    facetLabel(facet, value, { vocabulary, name: document.names[facet]?.[value] })
  const concepts = sharedConcepts(own, other).map(([concept, prominence]) => ({
    kind: 'concept' as const,
    label: healthLexicon().concepts[concept]?.labels ?? { da: '', en: '' },
    weight: prominence * weightOf(concept),
  }))
  const themes = [...own.themes].filter((theme) => other.themes.has(theme))
  const variables = [...own.variables]
    .filter(([name]) => other.variables.has(name))
    .map(([, written]) => written)
  const isOfOnePublisher = own.publisher !== undefined && own.publisher === other.publisher
  const reasons = [
    ...descent(asked, document),
    ...concepts,
    ...themes.map((value) => ({
      kind: 'theme' as const,
      label: label('theme', value),
      weight: SHARES.theme,
    })),
    ...variables.slice(0, MOST_VARIABLES_COUNTED).map((value) => ({
      kind: 'variable' as const,
      label: { da: value, en: value },
      weight: SHARES.variable,
    })),
    ...(isOfOnePublisher && own.publisher !== undefined
      ? [{ kind: 'publisher' as const, label: label('publisher', own.publisher), weight: SHARES.publisher }]
      : []),
  ].toSorted((left, right) => right.weight - left.weight)
  return { score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons }
}

function descent(asked: SearchDocument, document: SearchDocument) {
  const label = bothLanguages(document.title, document.iri)
  const kinds = [
    ...(document.derivedFrom.includes(asked.id) ? ['derived' as const] : []),
    ...(asked.derivedFrom.includes(document.id) ? ['origin' as const] : []),
  ]
  return kinds.map((kind) => ({ kind, label, weight: SHARES.derived }))
}

/** Concepts of both, the wider one left out where a narrower one is shared as well. */
function sharedConcepts(own: Traits, other: Traits): [concept: number, prominence: number][] {
  const { concepts } = healthLexicon()
  const shared = [...own.concepts].filter(([concept]) => other.concepts.has(concept))
  const covered = new Set(
    shared.flatMap(([concept]) =>
      (concepts[concept]?.wider ?? [])
        .filter((wider) => wider.concept !== concept)
        .map((wider) => wider.concept),
    ),
  )
  return shared
    .filter(([concept]) => !covered.has(concept))
    .map(([concept, prominence]) => [concept, prominence * (other.concepts.get(concept) ?? 0)])
}
