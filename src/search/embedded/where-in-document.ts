import { textFields } from '../fields.ts'
import type { TextFieldName } from '../fields.ts'
import type { Bitset } from './bitset.ts'
import { clearBit, setBit } from './bitset.ts'
import type { Expanded } from './expand.ts'
import { FIELD_WORDS, decodePlaces, placeOfField } from './places.ts'
import type { EntryVisitor, Postings } from './postings.ts'

interface Raise {
  readonly postings: Postings
  readonly term: number
  readonly factor: number
  readonly into: { readonly scores: Float32Array; readonly found: Bitset }
}

/** As `Postings.raise`, for documents that have the term in one field. */
export function raiseWithin(field: TextFieldName, { postings, term, factor, into }: Raise): void {
  const first = placeOfField(textFields.findIndex(({ name }) => name === field))
  postings.each(term, (document, impact, places) => {
    if (!decodePlaces(places).some((place) => place >= first && place < first + FIELD_WORDS)) return
    const score = factor * impact
    if (score > (into.scores[document] as number)) into.scores[document] = score
    setBit(into.found, document)
  })
}

/** Takes out the documents in which the words do not follow each other. */
export function keepPhrases(documents: Bitset, words: readonly Expanded[], postings: Postings): void {
  const places = words.map((word) => placesOf(word, documents, postings))
  const [first, ...others] = places
  for (const [document, starts] of first ?? []) {
    const follows = (start: number) =>
      others.every((found, word) => found.get(document)?.has(start + word + 1) ?? false)
    if (![...starts].some(follows)) clearBit(documents, document)
  }
}

/** Where a unit stands in each of the documents. */
export function placesOf(
  { expansions }: Pick<Expanded, 'expansions'>,
  documents: Bitset,
  postings: Postings,
): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>()
  for (const term of expansions.keys()) {
    const note: EntryVisitor = (document, _, places) => {
      let known = found.get(document)
      if (!known) found.set(document, (known = new Set()))
      for (const place of decodePlaces(places)) known.add(place)
    }
    postings.each(term, note, documents)
  }
  return found
}
