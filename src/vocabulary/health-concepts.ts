import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { datalandkort, rdf, skos } from '../rdf/namespaces.ts'
import { parseTurtle } from '../rdf/parse-turtle.ts'
import type { Term } from '../rdf/term.ts'
import { datatypeOf, languageOf, valueOf } from '../rdf/term.ts'

export type HealthCodeSystem = 'ICD-10' | 'ATC' | 'NPU'

/**
 * How a label is read: an abbreviation only whole, in capitals or not; a capital abbreviation only as written;
 * a narrower label names a part of the concept, not all of it.
 */
type LabelKind = 'word' | 'abbreviation' | 'capitalAbbreviation' | 'narrower'

export interface HealthLabel {
  readonly value: string
  /** da, en or la; absent for abbreviations. */
  readonly language?: string
  readonly kind: LabelKind
}

/** Words that mean the same in health, and the codes for it. */
export interface HealthConcept {
  readonly iri: string
  /** Last part of the IRI. */
  readonly slug: string
  readonly labels: { readonly da: string; readonly en: string }
  readonly words: readonly HealthLabel[]
  readonly codes: readonly { readonly system: HealthCodeSystem; readonly code: string }[]
  /** IRIs of wider concepts. */
  readonly broader: readonly string[]
}

const HEALTH_CONCEPTS_FOLDER = fileURLToPath(new URL('../../vocab/health-concepts/', import.meta.url))

let loaded: readonly HealthConcept[] | undefined

/** The concepts of `vocab/health-concepts`, read once per process. Throws where a file is not Turtle. */
export function loadHealthConcepts(): readonly HealthConcept[] {
  loaded ??= readConcepts(HEALTH_CONCEPTS_FOLDER)
  return loaded
}

interface Draft {
  isConcept: boolean
  readonly labels: { da: string; en: string }
  readonly words: HealthLabel[]
  readonly codes: { system: HealthCodeSystem; code: string }[]
  readonly broader: string[]
}

function readConcepts(folder: string): HealthConcept[] {
  const drafts = new Map<string, Draft>()
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith('.ttl')) continue
    for (const { subject, predicate, object } of triplesOf(join(folder, name))) {
      let draft = drafts.get(subject)
      if (!draft) drafts.set(subject, (draft = emptyDraft()))
      readers.get(predicate)?.(draft, object)
    }
  }
  return [...drafts].flatMap(([iri, { isConcept, ...concept }]) =>
    isConcept ? [{ iri, slug: iri.slice(iri.lastIndexOf('/') + 1), ...concept }] : [],
  )
}

function triplesOf(path: string) {
  try {
    return parseTurtle(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} cannot be read; correct it or restore it from the package`, { cause: error })
  }
}

const emptyDraft = (): Draft => ({
  isConcept: false,
  labels: { da: '', en: '' },
  words: [],
  codes: [],
  broader: [],
})

const wordOf = (term: Term, kind: LabelKind): HealthLabel => {
  const language = languageOf(term)
  return { value: valueOf(term), kind, ...(language === '' ? {} : { language }) }
}

const CODE_SYSTEMS: ReadonlyMap<string, HealthCodeSystem> = new Map(
  (['ICD-10', 'ATC', 'NPU'] as const).map((system) => [datalandkort.$base + system, system]),
)

const readers: ReadonlyMap<string, (draft: Draft, object: Term) => void> = new Map([
  [rdf.type, (draft, type) => void (draft.isConcept ||= type === skos.Concept)],
  [
    skos.prefLabel,
    (draft, label) => {
      const language = languageOf(label)
      if (language === 'da' || language === 'en') draft.labels[language] = valueOf(label)
      draft.words.push(wordOf(label, 'word'))
    },
  ],
  [skos.altLabel, ({ words }, label) => void words.push(wordOf(label, 'word'))],
  [skos.hiddenLabel, ({ words }, label) => void words.push(wordOf(label, 'word'))],
  [datalandkort.abbreviation, ({ words }, label) => void words.push(wordOf(label, 'abbreviation'))],
  [
    datalandkort.capitalAbbreviation,
    ({ words }, label) => void words.push(wordOf(label, 'capitalAbbreviation')),
  ],
  [datalandkort.narrowerLabel, ({ words }, label) => void words.push(wordOf(label, 'narrower'))],
  [
    skos.notation,
    ({ codes }, notation) => {
      const system = CODE_SYSTEMS.get(datatypeOf(notation))
      if (system) codes.push({ system, code: valueOf(notation) })
    },
  ],
  [skos.broader, ({ broader }, iri) => void broader.push(iri)],
] satisfies [string, (draft: Draft, object: Term) => void][])
