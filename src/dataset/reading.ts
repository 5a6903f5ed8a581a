import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/namespaces.ts'
import { isLiteral } from '../rdf/term.ts'
import type { Term, Triple } from '../rdf/term.ts'
import { languageOf, valueOf } from '../rdf/term.ts'
import type { Text } from './description.ts'
import type { PropertyKind } from './properties.ts'

/** A statement, what it was read as, and what was made of it: undefined where nothing could be. */
export interface ReadStatement extends Triple {
  /** Absent where no table lists the property. */
  readonly kind?: PropertyKind
  readonly value?: unknown
}

/** Where a reader of a value stands. */
export interface ReadingContext {
  readonly graph: Graph
  /** Nodes above this one. */
  readonly depth: number
  /** Hears of each statement of a node that is read by its table. */
  readonly watch?: (statement: ReadStatement) => void
}

/** A literal as text; empty ones say nothing. */
export function textOf(literal: Term): Text | undefined {
  const value = valueOf(literal).trim()
  if (value === '') return undefined
  const language = languageOf(literal)
  return language ? { value, language } : { value }
}

export function textsOf(graph: Graph, node: Term, predicates: readonly Term[]): readonly Text[] {
  const literals = predicates.flatMap((predicate) => graph.objects(node, predicate).filter(isLiteral))
  return [...new Set(literals)].flatMap((literal) => textOf(literal) ?? [])
}

/** The items of an rdf:List; undefined where the node is none. A list that bites its tail ends there. */
export function listItems(graph: Graph, head: Term): readonly Term[] | undefined {
  if (graph.objects(head, rdf.first).length === 0) return head === rdf.nil ? [] : undefined
  const items: Term[] = []
  const seen = new Set<Term>()
  for (
    let cell: Term | undefined = head;
    cell && cell !== rdf.nil && !seen.has(cell);
    cell = graph.objects(cell, rdf.rest)[0]
  ) {
    seen.add(cell)
    const [item] = graph.objects(cell, rdf.first)
    if (item !== undefined) items.push(item)
  }
  return items
}
