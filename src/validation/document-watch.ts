import { dcat, rdf } from '../rdf/namespaces.ts'
import { RdfSyntaxError, type RdfProblem } from '../rdf/problem.ts'
import { isIri, type Quad, type Term, type Triple } from '../rdf/term.ts'
import type { ClassCount } from './verdict.ts'

/** What is noticed while a document is read, beside its datasets. */
export interface DocumentWatch {
  /** Passes quads on and counts them and their classes. */
  readonly quads: (batches: AsyncIterable<readonly Quad[]>) => AsyncIterable<readonly Quad[]>
  readonly note: (problem: RdfProblem) => void
  /** A dataset was met that cannot be validated. */
  readonly noteLost: (dataset: Term) => void
  /** Datasets that were lost, but for those that are described elsewhere in the document. */
  readonly lost: (isDescribed: (dataset: Term) => boolean) => readonly Term[]
  /** What broke the document off comes first, then as they were met. */
  readonly problems: () => readonly RdfProblem[]
  /** Something of the document had to be left out. */
  readonly hasLost: () => boolean
  /** The document broke off within this description. */
  readonly isUnfinished: (triples: readonly Triple[]) => boolean
  readonly statements: () => number
  readonly classes: () => readonly ClassCount[]
}

/** A file of another sort can have one at every statement. */
const MAX_PROBLEMS = 1000
const MAX_CLASSES = 1000
const CLASSES_TOLD = 10

const isLostDataset = (problem: RdfProblem): problem is RdfProblem & { readonly subject: Term } =>
  problem.subject !== undefined && (problem.types?.includes(dcat.Dataset) ?? false)

export function newDocumentWatch(): DocumentWatch {
  const ends: RdfProblem[] = []
  const problems: RdfProblem[] = []
  let unfinished: RdfSyntaxError['unfinished'] = new Set()
  const classes = new Map<string, number>()
  const lost = new Set<Term>()
  let hasLost = false
  let statements = 0
  const countClass = (iri: string) => {
    const before = classes.get(iri)
    if (before !== undefined || classes.size < MAX_CLASSES) classes.set(iri, (before ?? 0) + 1)
  }
  return {
    async *quads(batches) {
      try {
        for await (const batch of batches) {
          statements += batch.length
          for (const { predicate, object } of batch)
            if (predicate === rdf.type && isIri(object)) countClass(object)
          yield batch
        }
      } catch (error) {
        if (error instanceof RdfSyntaxError) unfinished = error.unfinished
        throw error
      }
    },
    note(problem) {
      if (problem.effect !== 'kept') hasLost = true
      if (isLostDataset(problem)) lost.add(problem.subject)
      if (problem.effect === 'rest-dropped') ends.push(problem)
      else if (problems.length < MAX_PROBLEMS) problems.push(problem)
    },
    noteLost: (dataset) => void lost.add(dataset),
    lost: (isDescribed) => [...lost].filter((dataset) => !isDescribed(dataset)),
    problems: () => [...ends, ...problems],
    hasLost: () => hasLost,
    isUnfinished: (triples) => unfinished.size > 0 && triples.some(({ subject }) => unfinished.has(subject)),
    statements: () => statements,
    classes: () =>
      [...classes]
        .map(([iri, count]) => ({ iri, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, CLASSES_TOLD),
  }
}
