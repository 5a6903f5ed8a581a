import { hash } from 'node:crypto'
import { labelBlankNodes } from './label-blank-nodes.ts'
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
  const ntriples = canonicalText(triples)
  return { ntriples, fingerprint: hash('sha256', ntriples, 'hex') }
}

/** The same fingerprint, where the text is not needed. */
export const fingerprintOf = (triples: readonly Triple[]): string =>
  hash('sha256', canonicalText(triples), 'hex')

/** Lines by subject, since subjects share long beginnings: sorting within them is quicker and gives the same order. */
function canonicalText(triples: readonly Triple[]): string {
  const touched = triples.filter(({ subject, object }) => isBlank(subject) || isBlank(object))
  const labels = touched.length > 0 ? (labelBlankNodes(touched) ?? labelTangledNodes(touched)) : NO_LABELS
  const groups = new Map<Term, string[]>()
  let last: Term | undefined
  let endings: string[] = []
  for (const { subject, predicate, object } of triples) {
    if (subject !== last) endings = groupOf(groups, (last = subject))
    endings.push(` ${writeName(predicate)} ${labels.get(object) ?? writeTerm(object)} .\n`)
  }
  const subjects = Array.from(groups, ([term, lines]) => ({
    subject: labels.get(term) ?? writeTerm(term),
    lines,
  }))
  subjects.sort((a, b) => (a.subject < b.subject ? -1 : 1))
  return subjects.map(({ subject, lines }) => joinUnique(subject, lines.sort())).join('')
}

const NO_LABELS: ReadonlyMap<Term, string> = new Map()

function groupOf(groups: Map<Term, string[]>, subject: Term): string[] {
  let lines = groups.get(subject)
  if (!lines) groups.set(subject, (lines = []))
  return lines
}

/** A graph is a set: a triple that is stated twice counts once. */
function joinUnique(subject: string, endings: readonly string[]): string {
  let text = ''
  let last: string | undefined
  for (const ending of endings) {
    if (ending !== last) text += subject + ending
    last = ending
  }
  return text
}
