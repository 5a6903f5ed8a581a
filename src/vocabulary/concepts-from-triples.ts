import { datalandkort, dct, owl, rdf, schema, skos } from '../rdf/namespaces.ts'
import { graphOf } from '../rdf/graph.ts'
import type { Term, Triple } from '../rdf/term.ts'
import { languageOf, valueOf } from '../rdf/term.ts'
import type { Concept, Labels, SchemeName } from './concept.ts'

/** A concept and the other IRIs it is met under. */
export interface ListedConcept {
  readonly concept: Concept
  /** Other spellings of the same thing; to be read as its IRI. */
  readonly alsoWrittenAs: readonly string[]
  /** IRIs of somebody else's that mean the same: they give the label and keep their own identity. */
  readonly exactMatches: readonly string[]
}

/** The concepts of one code list in the order of its file. */
export function conceptsFromTriples(scheme: SchemeName, triples: readonly Triple[]): ListedConcept[] {
  const graph = graphOf(triples)
  const listed: ListedConcept[] = []
  for (const iri of graph.subjects()) {
    if (!graph.has(iri, rdf.type, skos.Concept)) continue
    const read = (predicate: string) => graph.objects(iri, predicate)
    listed.push({
      concept: conceptOf(scheme, iri, read),
      alsoWrittenAs: read(datalandkort.alsoWrittenAs),
      exactMatches: read(skos.exactMatch),
    })
  }
  return listed
}

type Read = (predicate: string) => readonly Term[]

function conceptOf(scheme: SchemeName, iri: string, read: Read): Concept {
  const first = (predicate: string) => valuesOf(read(predicate))[0]
  const code = iri.slice(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1)
  const notation = first(skos.notation)
  const definition = labelsOf(read(skos.definition))
  return {
    iri,
    scheme,
    code,
    ...(notation !== undefined && notation !== code && { notation }),
    labels: labelsOf(read(skos.prefLabel)),
    shortLabels: labelsOf(read(datalandkort.shortLabel)),
    altLabels: read(skos.altLabel).map((label) => textOf(label)),
    ...(Object.keys(definition).length > 0 && { definition }),
    broader: read(skos.broader),
    ...some('validFrom', first(schema.validFrom)),
    ...some('validTo', first(schema.validThrough)),
    replaces: read(dct.replaces),
    replacedBy: read(dct.isReplacedBy),
    deprecated: first(owl.deprecated) === 'true',
    ...some('editorialNote', first(skos.editorialNote)),
    extra: {
      ...some('article51', first(datalandkort.article51)),
      ...some('appliesFrom', first(datalandkort.appliesFrom)),
      ...some('languageTag', first(datalandkort.languageTag)),
      ...(read(datalandkort.mediaType).length > 0 && { mediaTypes: valuesOf(read(datalandkort.mediaType)) }),
    },
  }
}

const valuesOf = (terms: readonly Term[]): string[] => terms.map((term) => valueOf(term))

const labelsOf = (terms: readonly Term[]): Labels =>
  Object.fromEntries(terms.map((term) => [languageOf(term), valueOf(term)]))

function textOf(term: Term): { value: string; language?: string } {
  const language = languageOf(term)
  return language ? { value: valueOf(term), language } : { value: valueOf(term) }
}

/** A property only where there is a value. */
const some = <const K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: string })
