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
  return `SELECT DISTINCT (STR(?d) AS ?iri) WHERE { ${pattern} FILTER(isIRI(?d) && !isBlank(?d)${from}) } ORDER BY ?iri LIMIT ${limit}${skip}`
}

/** One dataset without IRI, if there is any. */
export const blankQuery = (graphs: Graphs): string =>
  `SELECT ?iri WHERE { ${within(graphs, `?iri a <${dcat.Dataset}>`)} FILTER(isBlank(?iri)) } LIMIT 1`

/** Everything about datasets without IRI: they cannot be asked for one by one. */
export const blankDatasetsQuery = (graphs: Graphs): string =>
  construct(graphs, { where: `?d a <${dcat.Dataset}> . FILTER(isBlank(?d))` })

/** What is said of some nodes, and of the blank nodes below them. */
export const describeQuery = (graphs: Graphs, iris: readonly string[]): string =>
  construct(graphs, { values: valuesOf(iris) })

/** As `describeQuery`, for nodes that may be datasets or catalogues: those are borders. */
export const describePartsQuery = (graphs: Graphs, iris: readonly string[]): string =>
  construct(graphs, {
    values: valuesOf(iris),
    where: `${NO_CATALOGUE('?d')} FILTER NOT EXISTS { ?d a <${dcat.Dataset}> }`,
  })

/** For endpoints that make nothing of a CONSTRUCT: they choose themselves what to say. */
export const plainDescribe = (iris: readonly string[]): string =>
  `DESCRIBE ${iris.map((iri) => `<${iri}>`).join(' ')}`

/** What a catalogue lists, which is not what it is. */
const LISTS = [dcat.dataset, dcat.record, dcat.service, dcat.catalog, dct.hasPart]

export const catalogueQuery = (graphs: Graphs): string =>
  `CONSTRUCT { ?s ?p ?o } WHERE { ${within(graphs, `?s a <${dcat.Catalog}> ; ?p ?o`)} FILTER(?p NOT IN (${LISTS.map((list) => `<${list}>`).join(', ')})) } LIMIT 1000`

/**
 *   ?d ?p0 ?o0  ∪  ?d → blank ?s ?p ?o  ∪  ?d → blank → blank ?s ?p ?o  …
 *
 * In one query: a blank node cannot be asked for again. The choice stands in each branch, where every engine begins
 * with it, and nothing is bound that a triple pattern can bind.
 */
function construct(graphs: Graphs, choice: Choice): string {
  const { values = '', where = '' } = choice
  const ends = [
    '?d ?p0 ?o0',
    ...Array.from({ length: BLANK_DEPTH }, (_, depth) => `${pathTo(depth)} ?s ?p ?o`),
  ]
  const branches = ends.map((end) => `{ ${values} ${within(graphs, `${where} ${end}`)} }`)
  return `CONSTRUCT { ?d ?p0 ?o0 . ?s ?p ?o } WHERE { ${branches.join(' UNION ')} }`
}

interface Choice {
  /** Of `?d`. */
  readonly values?: string
  /** A pattern about `?d`. */
  readonly where?: string
}

/** From `?d` over so many blank nodes to the blank node `?s`. */
function pathTo(depth: number): string {
  const nodes = ['?d', ...Array.from({ length: depth }, (_, step) => `?b${step}`), '?s']
  return nodes
    .slice(1)
    .map((node, step) => `${nodes[step]} ?q${step} ${node} . FILTER(isBlank(${node}))`)
    .join(' ')
}

const valuesOf = (iris: readonly string[]) => `VALUES ?d { ${iris.map((iri) => `<${iri}>`).join(' ')} }`

const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`

/** What stands between angle brackets must not end the query it stands in. */
export const canStandInQuery = (iri: string): boolean =>
  !hasIllegalCharacters(iri) && /^[a-z][a-z0-9+.-]*:/i.test(iri)
