import { dcat, foaf, hydra } from '../../rdf/namespaces.ts'
import type { Term } from '../../rdf/term.ts'

const LDP = 'http://www.w3.org/ns/ldp#'
/** That of today, and those of earlier versions of the specification. */
const FDP = ['https://w3id.org/fdp/fdp-o#', 'http://rdf.biosemantics.org/ontologies/fdp-o#']
const R3D = ['http://www.re3data.org/schema/3-0#', 'https://www.re3data.org/schema/3-0#']

const named = (namespaces: readonly string[], ...names: readonly string[]) =>
  namespaces.flatMap((namespace) => names.map((name) => namespace + name))

export const ldp = {
  contains: `${LDP}contains`,
  hasMemberRelation: `${LDP}hasMemberRelation`,
  $base: LDP,
}

export const CONTAINERS: ReadonlySet<Term> = new Set(
  ['Container', 'BasicContainer', 'DirectContainer', 'IndirectContainer'].map((name) => LDP + name),
)

/** Relations that lead on to more catalogues. */
export const TO_CATALOGUE: ReadonlySet<Term> = new Set([
  ...named(FDP, 'metadataCatalog', 'dataCatalog'),
  ...named(R3D, 'dataCatalog'),
  dcat.catalog,
])

export const TO_DATASET: ReadonlySet<Term> = new Set([dcat.dataset])

export const TO_NEXT_PAGE: ReadonlySet<Term> = new Set([hydra.next, hydra.nextPage])

export const DATASETS: ReadonlySet<Term> = new Set([dcat.Dataset, dcat.DatasetSeries])

/** What a data point says of itself, without what it leads to. */
export const isNavigation = (predicate: Term): boolean =>
  predicate.startsWith(LDP) ||
  TO_CATALOGUE.has(predicate) ||
  TO_DATASET.has(predicate) ||
  predicate === foaf.primaryTopic
