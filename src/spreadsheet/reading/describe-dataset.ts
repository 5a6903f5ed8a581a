import { syntheticIris } from '../../dataset/identity.ts'
import { dct, rdf } from '../../rdf/namespaces.ts'
import type { CellPlace } from '../../rdf/problem.ts'
import type { Term, Triple } from '../../rdf/term.ts'
import { NODE_IRI, type NodeDeclaration } from '../template/column.ts'
import { datasetColumns } from '../template/dataset-columns.ts'
import { nodes, type NodeName } from '../template/nodes.ts'
import type { SheetFault, Value, Values } from './read-row.ts'

/** A statement and the cell that makes it. */
export interface PlacedTriple extends Triple {
  readonly place: CellPlace
}

export interface DescribedDataset {
  readonly iri: string
  readonly identifiers: readonly Term[]
  readonly titles: readonly Term[]
  readonly triples: PlacedTriple[]
  readonly place: CellPlace
}

interface RowContext {
  readonly values: Values<NodeName>
  readonly place: CellPlace
  readonly source: string
  readonly faults: SheetFault[]
}

const declared: Readonly<Record<NodeName, NodeDeclaration<NodeName>>> = nodes
const nodeNames = Object.keys(nodes) as readonly NodeName[]

/** The dataset that a row describes, or why there is none. */
export function describeDataset(context: RowContext): DescribedDataset | undefined {
  const { values, place, faults } = context
  const refuse = (reason: string, iri?: string) =>
    void faults.push({ place, reason, cost: 'row', ...(iri !== undefined && { iri }) })
  if (faults.some((fault) => fault.place.row === place.row && isOwnIri(fault)))
    return refuse('the row is left out: without its IRI it would be another dataset')
  const identifiers = values.get('identifier')?.terms ?? []
  const iri = values.get(NODE_IRI)?.terms[0] ?? iriFrom(context.source, identifiers)
  if (iri === undefined) return refuse('the row is left out: it has neither an identifier nor an IRI')
  const titles = ['titleDa', 'titleEn'].flatMap((key) => values.get(key)?.terms ?? [])
  if (titles.length === 0) return refuse('the row is left out: it has no title', iri)
  return { iri, identifiers, titles, place, triples: triplesOf(iri, context) }
}

const isOwnIri = ({ place, cost }: SheetFault): boolean =>
  cost === 'cell' && place.heading !== undefined && /^(?:iri|uri)$/i.test(place.heading.trim())

function iriFrom(source: string, identifiers: readonly Term[]): string | undefined {
  const [identifier] = identifiers
  if (identifier === undefined) return undefined
  const [iri] = syntheticIris(source, '_:dataset', [
    { subject: '_:dataset', predicate: dct.identifier, object: identifier },
  ])
  return iri
}

/** The subjects of each node of a row: none, one, or one for each value of its leading column. */
type Subjects = ReadonlyMap<NodeName, readonly Term[]>

function triplesOf(iri: string, context: RowContext): PlacedTriple[] {
  const subjects = subjectsOf(iri, context)
  const triples: PlacedTriple[] = []
  for (const node of nodeNames) {
    const { types, of } = declared[node]
    const place = placeOf(node, context)
    for (const subject of subjects.get(node) ?? []) {
      const parent = of && subjects.get(of.node)?.[0]
      if (of && parent !== undefined)
        triples.push({ subject: parent, predicate: of.by, object: subject, place })
      for (const type of types) triples.push({ subject, predicate: rdf.type, object: type, place })
    }
  }
  for (const column of datasetColumns) {
    const own = subjects.get(column.node) ?? []
    if (column.property === NODE_IRI || own.length === 0) continue
    const value = context.values.get(column.key)
    if (value) triples.push(...statements(value, own, context))
    else if (column.ifEmpty !== undefined)
      for (const subject of own)
        triples.push({ subject, predicate: column.property, object: column.ifEmpty, place: context.place })
  }
  return triples
}

function subjectsOf(iri: string, { values, place, faults }: RowContext): Subjects {
  const subjects = new Map<NodeName, readonly Term[]>([['dataset', [iri]]])
  // From the leaves up: what hangs below a node brings it about.
  for (const node of nodeNames.toReversed()) {
    if (node === 'dataset') continue
    const own = [...values.values()].filter(({ column }) => column.node === node)
    const { each } = declared[node]
    const lead = each === undefined ? undefined : values.get(each)
    if (each !== undefined && !lead) {
      for (const value of own) faults.push(withoutLead(value, each))
      continue
    }
    const hasChild = nodeNames.some((child) => declared[child].of?.node === node && subjects.has(child))
    if (own.length === 0 && !hasChild) continue
    const given = own.find(({ column }) => column.property === NODE_IRI)?.terms[0]
    const label = (index: number) => `_:r${place.row}${node}${index}`
    subjects.set(node, lead ? lead.terms.map((_, index) => label(index)) : [given ?? label(0)])
  }
  return subjects
}

function withoutLead({ place }: Value<NodeName>, lead: string): SheetFault {
  const heading = datasetColumns.find(({ key }) => key === lead)?.heading
  return {
    place,
    cost: 'cell',
    reason: `is left out because the column ${heading?.da} (${heading?.en}) is empty in this row`,
  }
}

/** The first cell that says something of a node; the row itself for the dataset. */
function placeOf(node: NodeName, { values, place }: RowContext): CellPlace {
  if (node === 'dataset') return place
  const own = [...values.values()].find(({ column }) => column.node === node)
  const child = nodeNames.find((each) => declared[each].of?.node === node)
  return own?.place ?? (child ? placeOf(child, { values, place } as RowContext) : place)
}

/** Where a node stands once for each value of its leading column, values go in pairs, or one goes to all. */
function statements(
  { column, terms, place }: Value<NodeName>,
  subjects: readonly Term[],
  { faults }: RowContext,
): readonly PlacedTriple[] {
  const statement = (subject: Term, object: Term) => ({ subject, predicate: column.property, object, place })
  const [only] = subjects
  if (subjects.length === 1 && only !== undefined) return terms.map((term) => statement(only, term))
  if (terms.length === subjects.length)
    return terms.flatMap((term, index) =>
      subjects.slice(index, index + 1).map((each) => statement(each, term)),
    )
  const [shared] = terms
  if (terms.length === 1 && shared !== undefined) return subjects.map((subject) => statement(subject, shared))
  faults.push({
    place,
    cost: 'cell',
    reason: `has ${terms.length} values for ${subjects.length} addresses; expected one for all, or one for each`,
  })
  return []
}
