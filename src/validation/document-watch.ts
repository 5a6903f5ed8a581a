import { rdf } from '../rdf/namespaces.ts'
import type { RdfProblem } from '../rdf/problem.ts'
import { isIri, type Quad } from '../rdf/term.ts'
import type { ClassCount } from './verdict.ts'

/** What is noticed while a document is read, beside its datasets. */
export interface DocumentWatch {
  /** Passes quads on and counts them and their classes. */
  readonly quads: (batches: AsyncIterable<readonly Quad[]>) => AsyncIterable<readonly Quad[]>
  readonly note: (problem: RdfProblem) => void
  readonly problems: () => readonly RdfProblem[]
  /** Something of the document had to be left out. */
  readonly hasLost: () => boolean
  readonly statements: () => number
  readonly classes: () => readonly ClassCount[]
}

/** A file of another sort can have one at every statement. */
const MAX_PROBLEMS = 1000
const MAX_CLASSES = 1000
const CLASSES_TOLD = 10

export function newDocumentWatch(): DocumentWatch {
  const problems: RdfProblem[] = []
  const classes = new Map<string, number>()
  let hasLost = false
  let statements = 0
  const countClass = (iri: string) => {
    const before = classes.get(iri)
    if (before !== undefined || classes.size < MAX_CLASSES) classes.set(iri, (before ?? 0) + 1)
  }
  return {
    async *quads(batches) {
      for await (const batch of batches) {
        statements += batch.length
        for (const { predicate, object } of batch)
          if (predicate === rdf.type && isIri(object)) countClass(object)
        yield batch
      }
    },
    note(problem) {
      if (problem.effect !== 'kept') hasLost = true
      if (problems.length < MAX_PROBLEMS) problems.push(problem)
    },
    problems: () => problems,
    hasLost: () => hasLost,
    statements: () => statements,
    classes: () =>
      [...classes]
        .map(([iri, count]) => ({ iri, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, CLASSES_TOLD),
  }
}
