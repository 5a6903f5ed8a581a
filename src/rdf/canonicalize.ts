import { hash } from 'node:crypto'
import { labelBlankNodes, withoutRepetitions } from './label-blank-nodes.ts'
import { labelTangledNodes } from './label-tangled-nodes.ts'
import { writeName, writeTerm } from './ntriples/write.ts'
import { isBlank } from './term.ts'
import type { Term, Triple } from './term.ts'

export interface CanonicalGraph {
  /** Canonical N-Triples: one line a triple, sorted by code unit, each once; blank nodes named by what they say. */
  readonly ntriples: string
  /** sha-256 of `ntriples`, hexadecimal. Equal where two graphs differ in nothing but blank node labels. */
  readonly fingerprint: string
}

export function canonicalize(triples: readonly Triple[]): CanonicalGraph {
  if (latest.triples !== triples) {
    const ntriples = canonicalText(triples)
    latest = { triples, graph: { ntriples, fingerprint: hash('sha256', ntriples, 'hex') } }
  }
  return latest.graph
}

/** A harvest asks for the fingerprint first, and for the text right after where it differs: done once. */
let latest: { readonly triples: readonly Triple[] | undefined; readonly graph: CanonicalGraph } = {
  triples: undefined,
  graph: { ntriples: '', fingerprint: '' },
}

/** The same fingerprint, where the text is not needed. */
export const fingerprintOf = (triples: readonly Triple[]): string => canonicalize(triples).fingerprint

/** What follows a subject on a line. */
interface Ending {
  readonly predicate: string
  readonly object: string
}

/** Line by line per subject, predicate and object: the same order as sorting whole lines, with fewer and shorter comparisons. */
function canonicalText(triples: readonly Triple[]): string {
  const touched = triples.filter(({ subject, object }) => isBlank(subject) || isBlank(object))
  const labels =
    touched.length > 0
      ? (labelBlankNodes(touched) ?? labelTangledNodes(withoutRepetitions(touched)))
      : NO_LABELS
  const groups = new Map<Term, Ending[]>()
  let last: Term | undefined
  let endings: Ending[] = []
  for (const { subject, predicate, object } of triples) {
    if (subject !== last) endings = endingsOf(groups, (last = subject))
    endings.push({
      predicate: writeName(predicate),
      object: (isBlank(object) && labels.get(object)) || writeTerm(object),
    })
  }
  const subjects = Array.from(groups, ([term, group]) => ({
    subject: labels.get(term) ?? writeTerm(term),
    group,
  }))
  subjects.sort((a, b) => compare(a.subject, b.subject))
  // Joined at once: a long string of pieces is flattened piece by piece otherwise.
  const pieces: string[] = []
  for (const { subject, group } of subjects) pushLines(pieces, subject, group.sort(compareEndings))
  return pieces.join('')
}

const NO_LABELS: ReadonlyMap<Term, string> = new Map()

function endingsOf(groups: Map<Term, Ending[]>, subject: Term): Ending[] {
  let endings = groups.get(subject)
  if (!endings) groups.set(subject, (endings = []))
  return endings
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const compareEndings = (a: Ending, b: Ending): number =>
  a.predicate === b.predicate ? compare(a.object, b.object) : compare(a.predicate, b.predicate)

/** A graph is a set: a triple that is stated twice counts once. */
function pushLines(pieces: string[], subject: string, endings: readonly Ending[]): void {
  let last: Ending | undefined
  for (const ending of endings) {
    if (!last || compareEndings(last, ending) !== 0)
      pieces.push(subject, ' ', ending.predicate, ' ', ending.object, ' .\n')
    last = ending
  }
}
