import type { Graph } from '../rdf/graph.ts'
import { hasIllegalCharacters } from '../rdf/iri.ts'
import { rdf } from '../rdf/namespaces.ts'
import { isLiteral, valueOf } from '../rdf/term.ts'
import type { LocatedTriple, Term, Triple } from '../rdf/term.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { watchReading } from './from-rdf.ts'
import { normalisationOf } from './normalisation.ts'
import type { Normalisation } from './normalisation.ts'
import type { ReadStatement } from './reading.ts'

export interface NormalisedTriple extends Normalisation {
  /** As the source has it. */
  readonly triple: LocatedTriple
}

/** What became of a description's triples on the way to what is shown and searched; all of them are kept and served. */
export interface Losses {
  /** Read as they were written. */
  readonly understood: number
  /** Read as something that differs from how it was written. */
  readonly normalised: readonly NormalisedTriple[]
  /** Not read: at best shown under the property's IRI. */
  readonly unused: readonly LocatedTriple[]
}

/** Which triples of a dataset are understood: the description is read once more, with an eye on what is looked at. */
export function lossesOf(graph: Graph, iri: string, vocabulary: Pick<Vocabulary, 'aliasOf'>): Losses {
  const reading = newReading(graph)
  watchReading(reading.graph, iri, reading.watch)
  const normalised: NormalisedTriple[] = []
  const unused: LocatedTriple[] = []
  for (const triple of graph.triples) {
    if (!reading.isUsed(triple)) {
      unused.push(triple)
      continue
    }
    const normalisation = reading.normalisation(triple) ?? normalisationOfTerms(triple, vocabulary)
    if (normalisation) normalised.push({ triple, ...normalisation })
  }
  return { understood: graph.triples.length - normalised.length - unused.length, normalised, unused }
}

function normalisationOfTerms(
  { subject, predicate, object }: Triple,
  vocabulary: Pick<Vocabulary, 'aliasOf'>,
): Normalisation | undefined {
  if (isLiteral(object)) return [subject, predicate].some(hasIllegalCharacters) ? { how: 'iri' } : undefined
  const readAs = vocabulary.aliasOf(object)
  if (readAs !== undefined) return { how: 'code', readAs }
  return [subject, predicate, object].some(hasIllegalCharacters) ? { how: 'iri' } : undefined
}

/** Neither subjects nor properties hold a NUL: reading drops what does. */
const keyOf = ({ subject, predicate, object }: Triple): string => `${subject}\0${predicate}\0${object}`

/**
 * A graph that remembers what is asked of it. A statement is used when its table read it, when the value that was made of
 * its node has its text, or when it was asked for and nobody said that it came to nothing.
 */
function newReading(graph: Graph) {
  const reached = new Set<Term>()
  const asked = new Set<string>()
  const used = new Set<string>()
  const unusable = new Set<string>()
  const normalisations = new Map<string, Normalisation>()
  /** Asked for since the last statement was told of: what its value was made of. */
  let recent: Triple[] = []

  const objects = (subject: Term, predicate: Term): readonly Term[] => {
    const found = graph.objects(subject, predicate)
    reached.add(subject)
    for (const object of found) {
      recent.push({ subject, predicate, object })
      asked.add(keyOf({ subject, predicate, object }))
    }
    return found
  }
  const note = (triple: Triple, normalisation: Normalisation | undefined) => {
    used.add(keyOf(triple))
    if (normalisation) normalisations.set(keyOf(triple), normalisation)
  }
  const watch = (statement: ReadStatement) => {
    const { kind, value, object } = statement
    const parts = recent.filter(
      (triple) => triple.subject !== statement.subject && !LIST.has(triple.predicate),
    )
    recent = []
    if (value === undefined || kind === undefined) return void unusable.add(keyOf(statement))
    reached.add(object)
    note(statement, normalisationOf({ kind, value, object }))
    if (typeof kind !== 'string') return
    const texts = textsIn(value)
    for (const part of parts.filter((each) => isLiteral(each.object))) {
      if (!texts.has(valueOf(part.object).trim())) unusable.add(keyOf(part))
      else note(part, normalisationOf({ kind, value, object: part.object, isPart: true }))
    }
  }
  return {
    graph: { ...graph, objects },
    watch,
    isUsed: (triple: Triple) => {
      const key = keyOf(triple)
      // What a node is decides how it is read, also where no table says so.
      if (triple.predicate === rdf.type) return reached.has(triple.subject) && !isLiteral(triple.object)
      return used.has(key) || (asked.has(key) && !unusable.has(key))
    },
    normalisation: (triple: Triple) => normalisations.get(keyOf(triple)),
  }
}

/** Items of a list are told of one by one. */
const LIST: ReadonlySet<Term> = new Set([rdf.first, rdf.rest])

/** Every text in a value, however deep. */
function textsIn(value: unknown): ReadonlySet<string> {
  if (typeof value === 'string') return new Set([value])
  if (typeof value !== 'object' || value === null) return new Set()
  return new Set(Object.values(value).flatMap((part) => [...textsIn(part)]))
}
