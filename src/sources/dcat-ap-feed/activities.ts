import { rdf } from '../../rdf/namespaces.ts'
import { graphOf, type Graph } from '../../rdf/graph.ts'
import { isIri, isLiteral, valueOf, type Quad, type Term, type Triple } from '../../rdf/term.ts'
import { as, keyOf, tree } from './terms.ts'

/** Something that happened to one or more entities of a feed. */
export interface Activity {
  readonly iri: string
  readonly kind: 'upsert' | 'delete'
  /** IRIs, as written. */
  readonly objects: readonly string[]
  /** In milliseconds; undefined where no time is given. */
  readonly publishedMs: number | undefined
  /** What it says of its objects; nothing for a delete. */
  readonly triples: readonly Triple[]
}

export interface ActivityProblem {
  readonly iri: string
  readonly object?: string
  readonly reason: string
}

const KINDS: Readonly<Record<string, Activity['kind']>> = {
  Create: 'upsert',
  Update: 'upsert',
  Delete: 'delete',
}
/** Types of ActivityStreams that are no activities. */
const OTHERS = new Set([
  'Collection',
  'CollectionPage',
  'OrderedCollection',
  'OrderedCollectionPage',
  'Tombstone',
  'Object',
])

/** The activities of one page, and what is wrong with those that cannot be used. */
export function readActivities(quads: readonly Quad[]): {
  readonly activities: readonly Activity[]
  readonly problems: readonly ActivityProblem[]
} {
  const { page, named } = byGraph(quads)
  const graph = graphOf(page)
  const activities: Activity[] = []
  const problems: ActivityProblem[] = []
  const members = new Map(membersOf(page, graph).map((member) => [keyOf(member), member]))
  for (const subject of graph.subjects()) {
    const types = typesOf(graph, subject)
    const isMember = members.has(keyOf(subject))
    // An agent may be an as:Person without anything having happened to it.
    const isActivity =
      isMember || types.some((type) => type in KINDS) || graph.objects(subject, as.object).length > 0
    if (types.length === 0 || !isActivity) continue
    members.delete(keyOf(subject))
    const read = readActivity({ iri: subject, types, graph, named })
    if ('reason' in read) problems.push(read)
    else activities.push(read)
  }
  for (const iri of members.values()) problems.push({ iri, reason: strangerReason(graph, named, iri) })
  return { activities, problems }
}

type NamedGraphs = ReadonlyMap<string, readonly Triple[]>

function byGraph(quads: readonly Quad[]): { page: Triple[]; named: NamedGraphs } {
  const page: Triple[] = []
  const named = new Map<string, Triple[]>()
  for (const { subject, predicate, object, graph } of quads) {
    const triple = { subject, predicate, object }
    if (graph === '') page.push(triple)
    else {
      const key = keyOf(graph)
      const triples = named.get(key)
      if (triples) triples.push(triple)
      else named.set(key, [triple])
    }
  }
  return { page, named }
}

/** Names of its types in ActivityStreams, those of collections aside. */
const typesOf = (graph: Graph, subject: Term): readonly string[] =>
  graph
    .objects(subject, rdf.type)
    .filter((type) => type.startsWith(as.$base))
    .map((type) => type.slice(as.$base.length))
    .filter((name) => !OTHERS.has(name))

interface Reading {
  readonly iri: string
  readonly types: readonly string[]
  readonly graph: Graph
  readonly named: NamedGraphs
}

function readActivity({ iri, types, graph, named }: Reading): Activity | ActivityProblem {
  const kind = types.map((type) => KINDS[type]).find((each) => each !== undefined)
  if (kind === undefined)
    return {
      iri,
      reason: `is an activity of type ${types.join(', ')}; Create, Update and Delete are known here`,
    }
  const objects = graph.objects(iri, as.object).filter(isIri)
  const [object] = objects
  if (object === undefined)
    return { iri, reason: 'names no object by an IRI; nobody can tell what it is about' }
  const triples = kind === 'delete' ? [] : triplesOf({ iri, objects, graph, named })
  if (kind === 'upsert' && triples.length === 0)
    return {
      iri,
      object,
      reason: 'describes nothing: there is no graph with its name, and nothing is said of its object',
    }
  return { iri, kind, objects, publishedMs: timeOf(graph, iri), triples }
}

function timeOf(graph: Graph, iri: Term): number | undefined {
  const written = [as.published, as.updated].flatMap((property) =>
    graph.objects(iri, property).filter(isLiteral),
  )
  return written.map((literal) => Date.parse(valueOf(literal))).find((ms) => !Number.isNaN(ms))
}

/** The graph of the activity's name; failing that, of its object's name; failing that, what the page says of its object. */
function triplesOf({ iri, objects, graph, named }: Omit<Reading, 'types'> & { objects: readonly string[] }) {
  const own = named.get(keyOf(iri))
  if (own) return own
  const ofObjects = objects.flatMap((object) => named.get(keyOf(object)) ?? [])
  return ofObjects.length > 0 ? ofObjects : reachableFrom(objects, graph)
}

/** Everything that hangs below the objects on a page, but no other activity. */
function reachableFrom(objects: readonly string[], graph: Graph): readonly Triple[] {
  const triples: Triple[] = []
  const visited = new Set<Term>(objects)
  for (const subject of visited)
    for (const [predicate, values] of graph.properties(subject))
      for (const object of values) {
        triples.push({ subject, predicate, object })
        if (isLiteral(object) || predicate === rdf.type || visited.has(object)) continue
        if (graph.properties(object).size > 0 && typesOf(graph, object).length === 0) visited.add(object)
      }
  return triples
}

function membersOf(page: readonly Triple[], graph: Graph): readonly Term[] {
  const listed = page.filter(({ predicate }) => MEMBERSHIP.has(predicate)).map(({ object }) => object)
  return listed.flatMap((node) => itemsOfList(node, graph))
}

const MEMBERSHIP: ReadonlySet<Term> = new Set([tree.member, as.items, as.orderedItems])
/** A list that goes round in a circle ends here. */
const MAX_LIST = 100_000

function itemsOfList(node: Term, graph: Graph): readonly Term[] {
  if (graph.objects(node, rdf.first).length === 0) return isIri(node) && node !== rdf.nil ? [node] : []
  const items: Term[] = []
  for (let cell: Term | undefined = node, cells = 0; cell !== undefined && cells < MAX_LIST; cells++) {
    items.push(...graph.objects(cell, rdf.first).filter(isIri))
    cell = graph.objects(cell, rdf.rest).find((rest) => rest !== rdf.nil)
  }
  return items
}

function strangerReason(graph: Graph, named: NamedGraphs, member: Term): string {
  const isKnown = graph.properties(member).size > 0 || named.has(keyOf(member))
  return isKnown
    ? 'is a member that is no Create, Update or Delete of ActivityStreams'
    : 'is listed as a member and not described on its page'
}
