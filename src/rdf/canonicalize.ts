import { hash } from 'node:crypto'
import { labelBlankNodes, withoutRepetitions } from './label-blank-nodes.ts'
import { labelTangledNodes } from './label-tangled-nodes.ts'
import { writeName, writeTerm } from './ntriples/write.ts'
import { isBlank } from './term.ts'
import type { LocatedTriple, Term } from './term.ts'

export interface CanonicalGraph {
  /** Canonical N-Triples: one line a triple, sorted by code unit, each once; blank nodes named by what they say. */
  readonly ntriples: string
  /** sha-256 of `ntriples`, hexadecimal. Equal where two graphs differ in nothing but blank node labels. */
  readonly fingerprint: string
  /** Of each triple in `ntriples`, its line in the document, 0 where it has none; empty where no triple has one. */
  readonly lines: readonly number[]
}

export function canonicalize(triples: readonly LocatedTriple[]): CanonicalGraph {
  if (latest.triples !== triples) {
    const { ntriples, lines } = writeCanonical(triples)
    latest = { triples, graph: { ntriples, lines, fingerprint: hash('sha256', ntriples, 'hex') } }
  }
  return latest.graph
}

/** A harvest asks for the fingerprint first, and for the text right after where it differs: done once. */
let latest: { readonly triples: readonly LocatedTriple[] | undefined; readonly graph: CanonicalGraph } = {
  triples: undefined,
  graph: { ntriples: '', fingerprint: '', lines: [] },
}

/** The same fingerprint, where the text is not needed. */
export const fingerprintOf = (triples: readonly LocatedTriple[]): string => canonicalize(triples).fingerprint

/** What follows a subject on a line. */
interface Ending {
  readonly predicate: string
  readonly object: string
  /** In the document it comes from; 0 where it is not known. */
  readonly line: number
}

/** Line by line per subject, predicate and object: the same order as sorting whole lines, with fewer and shorter comparisons. */
function writeCanonical(triples: readonly LocatedTriple[]): Omit<CanonicalGraph, 'fingerprint'> {
  const touched = triples.filter(({ subject, object }) => isBlank(subject) || isBlank(object))
  const labels =
    touched.length > 0
      ? (labelBlankNodes(touched) ?? labelTangledNodes(withoutRepetitions(touched)))
      : NO_LABELS
  const groups = new Map<Term, Ending[]>()
  let last: Term | undefined
  let endings: Ending[] = []
  for (const { subject, predicate, object, line = 0 } of triples) {
    if (subject !== last) endings = endingsOf(groups, (last = subject))
    endings.push({
      predicate: writeName(predicate),
      object: (isBlank(object) && labels.get(object)) || writeTerm(object),
      line,
    })
  }
  const subjects = Array.from(groups, ([term, group]) => ({
    subject: labels.get(term) ?? writeTerm(term),
    group,
  }))
  subjects.sort((a, b) => compare(a.subject, b.subject))
  // Joined at once: a long string of pieces is flattened piece by piece otherwise.
  const pieces: string[] = []
  const lines: number[] = []
  for (const { subject, group } of subjects) {
    let previous: Ending | undefined
    for (const ending of group.sort(compareEndings)) {
      // A graph is a set: a triple that is stated twice counts once.
      if (ending.object === previous?.object && ending.predicate === previous.predicate) continue
      pieces.push(subject, ' ', ending.predicate, ' ', ending.object, ' .\n')
      lines.push(ending.line)
      previous = ending
    }
  }
  return { ntriples: pieces.join(''), lines: lines.some((line) => line > 0) ? lines : NO_LINES }
}

const NO_LABELS: ReadonlyMap<Term, string> = new Map()
const NO_LINES: readonly number[] = []

function endingsOf(groups: Map<Term, Ending[]>, subject: Term): Ending[] {
  let endings = groups.get(subject)
  if (!endings) groups.set(subject, (endings = []))
  return endings
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const compareEndings = (a: Ending, b: Ending): number =>
  a.predicate === b.predicate ? compare(a.object, b.object) : compare(a.predicate, b.predicate)
