import type { Text } from '../../dataset/description.ts'
import type { SearchDocument } from '../document.ts'
import { textFields } from '../fields.ts'
import { tokenize } from '../text/tokens.ts'
import type { Dictionary } from './dictionary.ts'
import { SEEN } from './dictionary.ts'
import { grown } from './growing.ts'
import { placeOf } from './occurrences.ts'

/** BM25's saturation: a single word of a description of ordinary length has an impact of 1 / (1 + this). */
const SATURATION = 4
/** BM25's b: how much longer texts count less per word. */
const LENGTH_SHARE = 0.75
/** Words between two texts of a field, so that no phrase runs over the border. */
const GAP_BETWEEN_TEXTS = 8
const MOST_CACHED_TEXTS = 5000
const LONGEST_CACHED_TEXT = 160

interface Words {
  readonly terms: readonly number[]
  readonly positions: readonly number[]
}

export interface TermVisitor {
  readonly term: (term: number, impact: number, places: readonly number[]) => void
  readonly initial: (letter: number, impact: number) => void
}

/** The terms of a document with impact and places: BM25F, all fields' occurrences weighted into one number. */
export class DocumentTerms {
  private readonly dictionary: Dictionary
  /** Labels, names and legal texts come back in thousands of documents. */
  private readonly cache = new Map<string, Words>()
  /** By term: weighted occurrences in this document; first and last entry of its chain of places. */
  private weights = new Float32Array(0)
  private firsts = new Uint32Array(0)
  private latest = new Uint32Array(0)
  private touched: number[] = []
  /** Chains of places; entry 0 ends a chain. */
  private places: number[] = [0]
  private following: number[] = [0]

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary
  }

  read(document: SearchDocument, visitor: TermVisitor): void {
    for (const [number, field] of textFields.entries()) {
      const texts = document.texts[field.name]
      if (texts) this.readField(number, texts)
    }
    this.report(visitor)
  }

  private readField(number: number, texts: readonly Text[]): void {
    const field = textFields[number]
    if (!field) return
    const read = texts.map((text) => this.wordsOf(text, field.verbatim === true))
    const lengths = new Map<string, number>()
    for (const [index, { language = '' }] of texts.entries()) {
      lengths.set(language, (lengths.get(language) ?? 0) + (read[index]?.terms.length ?? 0))
    }
    let from = 0
    for (const [index, { terms, positions }] of read.entries()) {
      const length = lengths.get(texts[index]?.language ?? '') ?? 0
      const norm = 1 - LENGTH_SHARE + LENGTH_SHARE * Math.min(4, Math.max(0.25, length / field.typicalLength))
      for (let word = 0; word < terms.length; word++) {
        this.note(
          terms[word] as number,
          field.weight / norm,
          placeOf(number, from + (positions[word] as number)),
        )
      }
      from += (positions.at(-1) ?? 0) + GAP_BETWEEN_TEXTS
    }
  }

  private note(term: number, weight: number, place: number): void {
    if (term >= this.weights.length) {
      this.weights = grown(this.weights, term + 1)
      this.firsts = grown(this.firsts, term + 1)
      this.latest = grown(this.latest, term + 1)
    }
    const entry = this.places.length
    this.places.push(place)
    this.following.push(0)
    if (this.firsts[term] === 0) {
      this.touched.push(term)
      this.firsts[term] = entry
    } else this.following[this.latest[term] as number] = entry
    this.latest[term] = entry
    this.weights[term] = (this.weights[term] as number) + weight
  }

  private report({ term: reportTerm, initial }: TermVisitor): void {
    const initials = new Map<number, number>()
    const places: number[] = []
    for (const term of this.touched) {
      const weight = this.weights[term] as number
      const impact = Math.max(1, Math.round((255 * weight) / (SATURATION + weight)))
      places.length = 0
      for (let entry = this.firsts[term] as number; entry !== 0; entry = this.following[entry] as number) {
        places.push(this.places[entry] as number)
      }
      reportTerm(term, impact, places)
      const letter = this.dictionary.plainOf(term).charCodeAt(0)
      if (impact > (initials.get(letter) ?? 0)) initials.set(letter, impact)
      this.weights[term] = 0
      this.firsts[term] = 0
    }
    for (const [letter, impact] of initials) initial(letter, impact)
    this.touched = []
    this.places = [0]
    this.following = [0]
  }

  private wordsOf(text: Text, verbatim: boolean): Words {
    const key = `${verbatim ? 1 : 0}${text.language ?? ''}\n${text.value}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const where = seenIn(text.language) | (verbatim ? 0 : SEEN.prose)
    const terms: number[] = []
    const positions: number[] = []
    for (const { term, position } of tokenize(text.value.normalize('NFC'))) {
      terms.push(this.dictionary.add(term, where))
      positions.push(position)
    }
    const words = { terms, positions }
    if (text.value.length <= LONGEST_CACHED_TEXT) {
      if (this.cache.size >= MOST_CACHED_TEXTS) this.cache.clear()
      this.cache.set(key, words)
    }
    return words
  }
}

/** Text without a language may be either; text in a third language is not stemmed. */
function seenIn(language: string | undefined): number {
  if (language === undefined || language === '') return SEEN.danish | SEEN.english
  if (language === 'da' || language.startsWith('da-')) return SEEN.danish
  if (language === 'en' || language.startsWith('en-')) return SEEN.english
  return 0
}
