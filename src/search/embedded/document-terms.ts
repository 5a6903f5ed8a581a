import type { Text } from '../../dataset/description.ts'
import type { SearchDocument } from '../document.ts'
import { textFields } from '../fields.ts'
import { eachWord, isAcronym } from '../text/tokens.ts'
import { annotate, widened } from '../lexicon/annotate.ts'
import type { LexiconWord } from '../lexicon/annotate.ts'
import { languagesOf } from '../lexicon/word-keys.ts'
import type { Dictionary } from './dictionary.ts'
import { SEEN, WHERES } from './dictionary.ts'
import { grown } from './growing.ts'
import { MARKS } from './marks.ts'
import type { EncodedPlaces } from './postings.ts'
import { FIELD_WORDS, PlacesEncoder, placeOfField } from './places.ts'

/** BM25's saturation: a single word of a description of ordinary length has an impact of 1 / (1 + this). */
const SATURATION = 4
/** BM25's b: how much longer texts count less per word. */
const LENGTH_SHARE = 0.75
/** Words between two texts of a field, so that no phrase runs over the border. */
const GAP_BETWEEN_TEXTS = 8
const MOST_CACHED_TEXTS = 5000
const LONGEST_CACHED_TEXT = 120

/** Most texts stand there in Danish and in English: their concepts come twice. */
const CONCEPT_SHARE = 0.75

/** As in the bench's and the seed's Danish and English, the space included. */
const CHARACTERS_PER_WORD = 7

/** Words of a text, then the concepts it speaks of: those come from its beginning again. */
interface Words {
  readonly terms: number[]
  readonly positions: number[]
  /** How wholly a concept is meant; 1 for words. */
  readonly shares: number[]
}

/** `places` is the same object every time: read, not kept. */
export type TermVisitor = (term: number, impact: number, places: EncodedPlaces) => void

/** The terms of a document with impact and places: BM25F, all fields' occurrences weighted into one number. */
export class DocumentTerms {
  private readonly dictionary: Dictionary
  /** Labels, names and legal texts come back in thousands of documents. */
  private readonly caches = Array.from({ length: WHERES }, () => new Map<string, Words>())
  /** By term, side by side: weighted occurrences in this document; first and last entry of its chain of places. */
  private weights = new Float32Array(0)
  private chains = new Uint32Array(0)
  private touched = new Uint32Array(512)
  private touchedCount = 0
  /** Chains of places; entry 0 ends a chain. */
  private places = new Uint32Array(512)
  private following = new Uint32Array(512)
  private entries = 1
  private readonly encoder = new PlacesEncoder()
  private readonly meanings: (LexiconWord | undefined)[] = []
  private readonly words: Words = { terms: [], positions: [], shares: [] }

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary
  }

  read(document: SearchDocument, visit: TermVisitor): void {
    for (let number = 0; number < textFields.length; number++) {
      const field = textFields[number] as (typeof textFields)[number]
      const texts = document.texts[field.name]
      if (texts) this.readField(number, texts)
    }
    for (const id of document.derivedFrom) {
      const name = MARKS.derivedFrom + id
      this.note(this.dictionary.add(name, 0, name.length), 1, 0)
    }
    this.report(visit)
  }

  private readField(number: number, texts: readonly Text[]): void {
    const { weight, typicalLength, verbatim, list, conceptless } = textFields[
      number
    ] as (typeof textFields)[number]
    const lengths = charactersByLanguage(texts)
    let from = 0
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index] as Text
      const length = (lengths.get(text.language ?? '') ?? 0) / CHARACTERS_PER_WORD
      const relative = list ? 1 : Math.min(4, Math.max(0.25, length / typicalLength))
      const norm = 1 - LENGTH_SHARE + LENGTH_SHARE * relative
      const where =
        languagesOf(text.language) | (verbatim ? 0 : SEEN.prose) | (conceptless ? SEEN.conceptless : 0)
      const last = this.readText(text, where, { weight: weight / norm, place: placeOfField(number), from })
      from = last + GAP_BETWEEN_TEXTS
    }
  }

  /** Position of the text's last word. */
  private readText(text: Text, where: number, { weight, place, from }: Occurrence): number {
    const { terms, positions, shares } =
      text.value.length > LONGEST_CACHED_TEXT
        ? this.wordsOf(text.value, where, emptied(this.words))
        : this.cachedWords(text, where)
    let last = from
    for (let word = 0; word < terms.length; word++) {
      const position = from + (positions[word] as number)
      if (position > last) last = position
      this.note(
        terms[word] as number,
        weight * (shares[word] as number),
        place + Math.min(position, FIELD_WORDS - 1),
      )
    }
    return last
  }

  private note(term: number, weight: number, place: number): void {
    if (term >= this.weights.length) {
      this.weights = grown(this.weights, term + 1)
      this.chains = grown(this.chains, 2 * this.weights.length)
    }
    const entry = this.entries++
    if (entry >= this.places.length) {
      this.places = grown(this.places, entry + 1)
      this.following = grown(this.following, entry + 1)
      this.touched = grown(this.touched, entry + 1)
    }
    this.places[entry] = place
    this.following[entry] = 0
    const chain = 2 * term
    if (this.chains[chain] === 0) {
      this.touched[this.touchedCount++] = term
      this.chains[chain] = entry
    } else this.following[this.chains[chain + 1] as number] = entry
    this.chains[chain + 1] = entry
    this.weights[term] = (this.weights[term] as number) + weight
  }

  private report(visit: TermVisitor): void {
    const { encoder } = this
    for (let index = 0; index < this.touchedCount; index++) {
      const term = this.touched[index] as number
      const weight = this.weights[term] as number
      encoder.clear()
      for (
        let entry = this.chains[2 * term] as number;
        entry !== 0;
        entry = this.following[entry] as number
      ) {
        if (!encoder.add(this.places[entry] as number)) break
      }
      visit(term, Math.max(1, Math.round((255 * weight) / (SATURATION + weight))), encoder)
      this.weights[term] = 0
      this.chains[2 * term] = 0
    }
    this.touchedCount = 0
    this.entries = 1
  }

  private cachedWords({ value }: Text, where: number): Words {
    const cache = this.caches[where] as Map<string, Words>
    const known = cache.get(value)
    if (known) return known
    const words = this.wordsOf(value, where, { terms: [], positions: [], shares: [] })
    if (cache.size >= MOST_CACHED_TEXTS) cache.clear()
    cache.set(value, words)
    return words
  }

  /** Undefined where no word has any. */
  private meaningsOf(
    terms: readonly number[],
    where: number,
  ): readonly (LexiconWord | undefined)[] | undefined {
    const { meanings, dictionary } = this
    meanings.length = 0
    let isAny = false
    for (let word = 0; word < terms.length; word++) {
      const term = terms[word] as number
      const meaning =
        (where & SEEN.prose) === 0 && isAcronym(dictionary.termOf(term))
          ? undefined
          : dictionary.meaningOf(term, where)
      isAny ||= meaning !== undefined
      meanings.push(meaning)
    }
    return isAny ? meanings : undefined
  }

  private wordsOf(value: string, where: number, words: Words): Words {
    const { terms, positions, shares } = words
    const { dictionary } = this
    const text = value.normalize('NFC')
    eachWord(text, (start, end, position) => {
      const term = dictionary.add(text, start, end)
      dictionary.see(term, where)
      terms.push(term)
      positions.push(position)
      shares.push(1)
    })
    const meanings = (where & SEEN.conceptless) === 0 ? this.meaningsOf(terms, where) : undefined
    for (const { from, meanings: found } of meanings ? annotate(meanings) : []) {
      const position = positions[from] as number
      for (const meaning of widened(found, dictionary.lexicon)) {
        const share = meaning.share * CONCEPT_SHARE
        terms.push(dictionary.conceptTerm(meaning))
        positions.push(position)
        shares.push(share)
        if (meaning.byNarrower || meaning.byCode) continue
        terms.push(dictionary.namedTerm(meaning.concept))
        positions.push(position)
        shares.push(share)
      }
    }
    return words
  }
}

function emptied(words: Words): Words {
  words.terms.length = 0
  words.positions.length = 0
  words.shares.length = 0
  return words
}

interface Occurrence {
  readonly weight: number
  /** Place of the field's first word, and how many words of it came before this text. */
  readonly place: number
  readonly from: number
}

/** Length of what a reader of one language has before them. */
function charactersByLanguage(texts: readonly Text[]): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>()
  for (const { value, language = '' } of texts)
    lengths.set(language, (lengths.get(language) ?? 0) + value.length)
  return lengths
}
