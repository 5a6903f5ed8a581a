import { hash } from 'node:crypto'
import { labelBlankNodes } from './label-blank-nodes.ts'
import { labelTangledNodes } from './label-tangled-nodes.ts'
import { writeTerm, writeTriple } from './ntriples/write.ts'
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

function canonicalText(triples: readonly Triple[]): string {
  const lines: string[] = []
  const touched: Triple[] = []
  for (const triple of triples) {
    if (isBlank(triple.subject) || isBlank(triple.object)) touched.push(triple)
    else lines.push(writeTriple(triple))
  }
  if (touched.length > 0) {
    const labels = labelBlankNodes(touched) ?? labelTangledNodes(touched)
    const write = (term: Term): string => labels.get(term) ?? writeTerm(term)
    for (const { subject, predicate, object } of touched)
      lines.push(`${write(subject)} ${writeTerm(predicate)} ${write(object)} .`)
  }
  return joinUnique(lines.sort())
}

/** A graph is a set: a triple that is stated twice counts once. */
function joinUnique(sorted: readonly string[]): string {
  let text = ''
  let last: string | undefined
  for (const line of sorted) {
    if (line !== last) text += `${line}\n`
    last = line
  }
  return text
}
