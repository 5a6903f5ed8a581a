import { csvw, dcat, spdx } from '../../rdf/namespaces.ts'
import { isIri, type Quad, type Term } from '../../rdf/term.ts'
import { TO_CONTEXT, TO_DISTRIBUTION } from '../part-relations.ts'
import type { SourceError, SourceItem } from '../source.ts'
import { describeNodes, type Habits } from './describe.ts'
import type { Endpoint } from './endpoint.ts'
import { canStandInQuery, describePartsQuery, type Graphs } from './queries.ts'

/** Relations to parts that endpoints describe beside a dataset, under an IRI of their own. */
const TO_PART: ReadonlySet<Term> = new Set([
  ...TO_DISTRIBUTION,
  ...TO_CONTEXT,
  dcat.qualifiedRelation,
  spdx.checksum,
  csvw.table,
  csvw.tableSchema,
  csvw.column,
])

/** Concepts of lists that everybody has come with labels in all languages of Europe; what others are called is wanted. */
const KNOWN_ELSEWHERE =
  /^https?:\/\/(?:publications\.europa\.eu|data\.europa\.eu|www\.w3\.org|creativecommons\.org|www\.iana\.org)\//

const MAX_DEPTH = 3
/** Nodes that many datasets share, remembered with what is said of them; beyond, they are asked for again. */
const MAX_SHARED = 5000
const MAX_SHARED_QUADS = 200

/** What was found of nodes that come again and again: publishers, contacts, licences. Nothing, for most. */
export type Shared = Map<string, readonly Quad[]>

interface Gathering {
  readonly endpoint: Endpoint
  readonly habits: Habits
  readonly graphs: Graphs
  readonly shared: Shared
}

export interface Parts {
  readonly quads: readonly Quad[]
  readonly items: readonly SourceItem[]
  readonly failed: ReadonlyMap<string, SourceError>
}

/** What the datasets of a batch refer to, and what that refers to, as far as the endpoint knows of it. */
export async function gatherParts(gathering: Gathering, datasets: readonly Quad[]): Promise<Parts> {
  const quads: Quad[] = []
  const items: SourceItem[] = []
  const failed = new Map<string, SourceError>()
  const met = new Set(datasets.map(({ subject }) => subject))
  let from = datasets
  for (let depth = 0; depth < MAX_DEPTH && from.length > 0; depth++) {
    const nodes = partsIn(from).filter((iri) => !met.has(iri) && met.add(iri))
    const found = await describeParts(gathering, nodes)
    for (const quad of found.quads) quads.push(quad)
    for (const [iri, error] of found.failed) failed.set(iri, error)
    items.push(...found.items)
    from = found.quads
  }
  return { quads, items, failed }
}

function partsIn(quads: readonly Quad[]): readonly string[] {
  const nodes = new Set<string>()
  for (const { predicate, object } of quads)
    if (TO_PART.has(predicate) || (predicate === dcat.theme && !KNOWN_ELSEWHERE.test(object)))
      nodes.add(object)
  return [...nodes].filter((term) => isIri(term) && canStandInQuery(term)).sort()
}

async function describeParts(
  { endpoint, habits, graphs, shared }: Gathering,
  nodes: readonly string[],
): Promise<Parts> {
  const known = nodes.flatMap((iri) => shared.get(iri) ?? [])
  const unknown = nodes.filter((iri) => !shared.has(iri))
  const query = (iris: readonly string[]) => describePartsQuery(graphs, iris)
  const found = await describeNodes(endpoint, unknown, { habits, query })
  remember(shared, unknown, found)
  return { ...found, quads: [...known, ...found.quads] }
}

function remember(shared: Shared, nodes: readonly string[], { quads, failed }: Parts): void {
  if (shared.size > MAX_SHARED) shared.clear()
  const about = new Map<Term, Quad[]>(nodes.filter((iri) => !failed.has(iri)).map((iri) => [iri, []]))
  const bySubject = new Map<Term, Quad[]>()
  for (const quad of quads) {
    const same = bySubject.get(quad.subject)
    if (same) same.push(quad)
    else bySubject.set(quad.subject, [quad])
  }
  for (const [iri, own] of about) {
    // With the blank nodes below, which nobody else can refer to.
    const reached = new Set([iri])
    for (const node of reached)
      for (const quad of bySubject.get(node) ?? []) {
        own.push(quad)
        if (quad.object.startsWith('_:')) reached.add(quad.object)
      }
    if (own.length <= MAX_SHARED_QUADS) shared.set(iri, own)
  }
}
