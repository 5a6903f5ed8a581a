import { hasIllegalCharacters } from '../../rdf/iri.ts'
import { dcat, dct } from '../../rdf/namespaces.ts'

/** Where datasets are: in what is queried by default, or in named graphs alone. */
export type Graphs = 'default' | 'named'

const DATASET_CLASSES = `<${dcat.Dataset}> <${dcat.DatasetSeries}> <http://dati.gov.it/onto/dcatapit#Dataset>`
const NO_CATALOGUE = (variable: string) => `FILTER NOT EXISTS { ${variable} a <${dcat.Catalog}> }`

const within = (graphs: Graphs, pattern: string) => (graphs === 'named' ? `GRAPH ?g { ${pattern} }` : pattern)

/** How deep blank nodes hang below blank nodes: a distribution, its service, the service's contact, its address. */
const BLANK_DEPTH = 4

export interface ListPage {
  readonly graphs: Graphs
  readonly limit: number
  /** The last one of the page before: pages by OFFSET grow slower the farther they are, and shift. */
  readonly after?: string | undefined
  /** For endpoints that order otherwise than they compare. */
  readonly offset?: number
}

/** IRIs of datasets as text, so that they are compared as they are ordered. */
export function listQuery({ graphs, limit, after, offset }: ListPage): string {
  const pattern = within(
    graphs,
    `{ VALUES ?class { ${DATASET_CLASSES} } ?d a ?class } UNION { ?c <${dcat.dataset}> ?d . ?d <${dct.title}> ?title } ${NO_CATALOGUE('?d')}`,
  )
  const from = after === undefined ? '' : ` && STR(?d) > ${quoted(after)}`
  const skip = offset === undefined ? '' : ` OFFSET ${offset}`
  return `SELECT DISTINCT (STR(?d) AS ?iri) WHERE { ${pattern} FILTER(isIRI(?d)${from}) } ORDER BY ?iri LIMIT ${limit}${skip}`
}

/** One dataset without IRI, if there is any. */
export const blankQuery = (graphs: Graphs): string =>
  `SELECT ?iri WHERE { ${within(graphs, `?iri a <${dcat.Dataset}>`)} FILTER(isBlank(?iri)) } LIMIT 1`

/** Everything about datasets without IRI: they cannot be asked for one by one. */
export const blankDatasetsQuery = (graphs: Graphs): string =>
  construct(graphs, `?d a <${dcat.Dataset}> . FILTER(isBlank(?d))`)

/** What is said of some nodes, and of the blank nodes below them. */
export const describeQuery = (graphs: Graphs, iris: readonly string[]): string =>
  construct(graphs, `VALUES ?d { ${iris.map((iri) => `<${iri}>`).join(' ')} }`)

/** As `describeQuery`, for nodes that may be datasets or catalogues: those are borders. */
export const describePartsQuery = (graphs: Graphs, iris: readonly string[]): string =>
  construct(
    graphs,
    `VALUES ?d { ${iris.map((iri) => `<${iri}>`).join(' ')} } ${NO_CATALOGUE('?d')} FILTER NOT EXISTS { ?d a <${dcat.Dataset}> }`,
  )

/** For endpoints that make nothing of a CONSTRUCT: they choose themselves what to say. */
export const plainDescribe = (iris: readonly string[]): string =>
  `DESCRIBE ${iris.map((iri) => `<${iri}>`).join(' ')}`

/** What a catalogue lists, which is not what it is. */
const LISTS = [dcat.dataset, dcat.record, dcat.service, dcat.catalog, dct.hasPart]

export const catalogueQuery = (graphs: Graphs): string =>
  `CONSTRUCT { ?s ?p ?o } WHERE { ${within(graphs, `?s a <${dcat.Catalog}> ; ?p ?o`)} FILTER(?p NOT IN (${LISTS.map((list) => `<${list}>`).join(', ')})) } LIMIT 1000`

/**
 *   ?d ?p ?o  ∪  ?d → blank ?p ?o  ∪  ?d → blank → blank ?p ?o  …
 *
 * In one query: a blank node cannot be asked for again.
 */
function construct(graphs: Graphs, choose: string): string {
  const branches = Array.from({ length: BLANK_DEPTH + 1 }, (_, depth) => {
    const path = Array.from({ length: depth }, (__, step) => {
      const [from, to] = [step === 0 ? '?d' : `?b${step}`, step === depth - 1 ? '?s' : `?b${step + 1}`]
      return `${from} ?q${step} ${to} . FILTER(isBlank(${to}))`
    }).join(' ')
    const end = depth === 0 ? '?d ?p ?o . BIND(?d AS ?s)' : `${path} ?s ?p ?o`
    return `{ ${choose.startsWith('VALUES') ? choose : ''} ${within(graphs, choose.startsWith('VALUES') ? end : `${choose} ${end}`)} }`
  })
  return `CONSTRUCT { ?s ?p ?o } WHERE { ${branches.join(' UNION ')} }`
}

const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`

/** What stands between angle brackets must not end the query it stands in. */
export const canStandInQuery = (iri: string): boolean =>
  !hasIllegalCharacters(iri) && /^[a-z][a-z0-9+.-]*:/i.test(iri)
