import { datalandkort, dct, owl, rdf, schema, skos } from '../rdf/namespaces.ts'
import type { Term, Triple } from '../rdf/term.ts'
import { languageOf, valueOf } from '../rdf/term.ts'
import type { Concept, SchemeName } from './concept.ts'

/** A concept and the other IRIs it is met under. */
export interface ListedConcept {
  readonly concept: Concept
  /** Other spellings of the same thing; to be read as its IRI. */
  readonly alsoWrittenAs: readonly string[]
  /** IRIs of somebody else's that mean the same: they give the label and keep their own identity. */
  readonly exactMatches: readonly string[]
}

/** The concepts of one code list in the order of its file. One pass: this runs at every start, and cold. */
export function conceptsFromTriples(scheme: SchemeName, triples: readonly Triple[]): ListedConcept[] {
  const drafts = new Map<string, Draft>()
  for (const { subject, predicate, object } of triples) {
    let draft = drafts.get(subject)
    if (!draft) drafts.set(subject, (draft = emptyDraft(scheme, subject)))
    readers.get(predicate)?.(draft, object)
  }
  return [...drafts.values()].filter(({ isConcept }) => isConcept)
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] }

interface Draft {
  isConcept: boolean
  readonly concept: Mutable<Omit<Concept, ListsOfConcept>> & {
    readonly labels: Record<string, string>
    readonly shortLabels: Record<string, string>
    readonly altLabels: { value: string; language?: string }[]
    definition?: Record<string, string>
    readonly broader: string[]
    readonly replaces: string[]
    readonly replacedBy: string[]
    readonly extra: Mutable<Omit<Concept['extra'], 'mediaTypes'>> & { mediaTypes?: string[] }
  }
  readonly alsoWrittenAs: string[]
  readonly exactMatches: string[]
}

type ListsOfConcept =
  | 'labels'
  | 'shortLabels'
  | 'altLabels'
  | 'definition'
  | 'broader'
  | 'replaces'
  | 'replacedBy'
  | 'extra'

const emptyDraft = (scheme: SchemeName, iri: string): Draft => ({
  isConcept: false,
  concept: {
    iri,
    scheme,
    code: iri.slice(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1),
    labels: {},
    shortLabels: {},
    altLabels: [],
    broader: [],
    replaces: [],
    replacedBy: [],
    deprecated: false,
    extra: {},
  },
  alsoWrittenAs: [],
  exactMatches: [],
})

/** What each property says about a concept. */
const readers: ReadonlyMap<string, (draft: Draft, object: Term) => void> = new Map([
  [rdf.type, (draft, type) => void (draft.isConcept ||= type === skos.Concept)],
  [
    skos.notation,
    ({ concept }, code) => void (valueOf(code) !== concept.code && (concept.notation = valueOf(code))),
  ],
  [skos.prefLabel, ({ concept }, label) => void (concept.labels[languageOf(label)] = valueOf(label))],
  [
    datalandkort.shortLabel,
    ({ concept }, label) => void (concept.shortLabels[languageOf(label)] = valueOf(label)),
  ],
  [skos.altLabel, ({ concept }, label) => void concept.altLabels.push(textOf(label))],
  [
    skos.definition,
    ({ concept }, text) => void ((concept.definition ??= {})[languageOf(text)] = valueOf(text)),
  ],
  [skos.broader, ({ concept }, iri) => void concept.broader.push(iri)],
  [schema.validFrom, ({ concept }, day) => void (concept.validFrom = valueOf(day))],
  [schema.validThrough, ({ concept }, day) => void (concept.validTo = valueOf(day))],
  [dct.replaces, ({ concept }, iri) => void concept.replaces.push(iri)],
  [dct.isReplacedBy, ({ concept }, iri) => void concept.replacedBy.push(iri)],
  [owl.deprecated, ({ concept }, flag) => void (concept.deprecated = valueOf(flag) === 'true')],
  [skos.editorialNote, ({ concept }, note) => void (concept.editorialNote = valueOf(note))],
  [datalandkort.article51, ({ concept }, letter) => void (concept.extra.article51 = valueOf(letter))],
  [datalandkort.appliesFrom, ({ concept }, day) => void (concept.extra.appliesFrom = valueOf(day))],
  [datalandkort.languageTag, ({ concept }, tag) => void (concept.extra.languageTag = valueOf(tag))],
  [datalandkort.mediaType, ({ concept }, type) => void (concept.extra.mediaTypes ??= []).push(valueOf(type))],
  [datalandkort.alsoWrittenAs, ({ alsoWrittenAs }, iri) => void alsoWrittenAs.push(iri)],
  [skos.exactMatch, ({ exactMatches }, iri) => void exactMatches.push(iri)],
] satisfies [string, (draft: Draft, object: Term) => void][])

function textOf(term: Term): { value: string; language?: string } {
  const language = languageOf(term)
  return language ? { value: valueOf(term), language } : { value: valueOf(term) }
}
