import { codesIn, isRange } from '../text/codes.ts'
import { compoundParts, isOfSources, wholeCompoundParts } from '../text/compounds.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { allowsSpelling, bareForm, plainForm } from '../text/spelling.ts'
import { isAcronym, isCode } from '../text/tokens.ts'
import { lexiconWord } from '../lexicon/annotate.ts'
import type { LexiconWord } from '../lexicon/annotate.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../lexicon/lexicon.ts'
import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'
import { MARKS } from './marks.ts'
import { KeyTable } from './key-table.ts'
import { SortedOrder } from './sorted-order.ts'
import { TermTable } from './term-table.ts'

/** Where a term has been seen; decides how it may be stemmed and whether a misspelling may stand for it. */
export const SEEN = { danish: 1, english: 2, prose: 4, conceptless: 8 } as const
/** Sums of those are below it. */
export const WHERES = 16

/**
 * Every term of the index with a number, and the ways to find it from what somebody typed: spelled as it is,
 * spelled another way, inflected, begun, misspelled. Analysis costs once per term, not once per occurrence.
 */
export class Dictionary {
  private readonly table = new TermTable()
  private readonly plains: string[] = []
  private readonly bares: string[] = []
  private seen = new Uint8Array(0)
  private letters = new Uint32Array(0)
  private lengths = new Uint8Array(0)
  private readonly byBare = new KeyTable()
  private readonly byDanishStem = new KeyTable()
  private readonly byEnglishStem = new KeyTable()
  private readonly byPart = new KeyTable()
  private readonly order: SortedOrder
  /** What the lexicon says of a term, by the languages of the text it stands in. */
  private readonly meanings: Map<number, LexiconWord>[] = [new Map(), new Map(), new Map(), new Map()]
  /** Nothing is what it says of nearly every term: a bit for each pair of languages. */
  private meaningless = new Uint8Array(0)
  /** Terms that are ranges of codes: E10-E14. */
  readonly codeRanges: number[] = []
  private readonly conceptTerms: number[] = []
  readonly lexicon = healthLexicon()

  constructor() {
    this.order = new SortedOrder((id) => this.bares[id] as string)
  }

  get size(): number {
    return this.table.terms.length
  }

  /** The number of the word that a text has there, if the index knows it. */
  find(text: string, start = 0, end = text.length): number | undefined {
    const id = this.table.find(text, start, end)
    return id < 0 ? undefined : id
  }

  /** The number of the word that a text has there, a new one for a new word. */
  add(text: string, start: number, end: number): number {
    const id = this.table.add(text, start, end)
    if (id === this.plains.length) this.describe(id)
    return id
  }

  plainOf(id: number): string {
    return this.plains[id] as string
  }

  termOf(id: number): string {
    return this.table.terms[id] as string
  }

  /** `where` tells the languages. */
  meaningOf(id: number, where: number): LexiconWord | undefined {
    const languages = where & (SEEN.danish | SEEN.english)
    if ((((this.meaningless[id] as number) >>> languages) & 1) === 1) return undefined
    const known = this.meanings[languages] as Map<number, LexiconWord>
    let word = known.get(id)
    if (word) return word
    const term = this.table.terms[id] as string
    word = lexiconWord({ term, plain: this.plains[id] as string, languages }, this.lexicon)
    if (word) known.set(id, word)
    else {
      this.meaningless = grown(this.meaningless, id + 1)
      this.meaningless[id] = (this.meaningless[id] as number) | (1 << languages)
    }
    return word
  }

  /** The term that stands for a concept: documents have it as if it were written where they speak of the concept. */
  conceptTerm({ concept, byCode }: Pick<Meaning, 'concept' | 'byCode'>): number {
    return this.termFor(concept, byCode ? 1 : 0)
  }

  /** Stands for the concept where a text names it and nothing narrower. */
  namedTerm(concept: number): number {
    return this.termFor(concept, 2)
  }

  private termFor(concept: number, kind: 0 | 1 | 2): number {
    const number = KINDS.length * concept + kind
    const known = this.conceptTerms[number]
    if (known !== undefined) return known
    const name = KINDS[kind] + (this.lexicon.concepts[concept]?.slug ?? '')
    return (this.conceptTerms[number] = this.add(name, 0, name.length))
  }

  /** Takes note of where a term has been seen. */
  see(id: number, where: number): void {
    const before = this.seen[id] as number
    if ((before | where) !== before) this.noteSeen(id, before, where)
  }

  /** Terms that are the same word spelled otherwise: another case, ae for æ, o where somebody has no ø. */
  spelledLike(plain: string): { readonly id: number; readonly same: boolean }[] {
    return this.byBare
      .candidates(bareForm(plain))
      .map((id) => ({ id, plain: this.plains[id] as string }))
      .filter((found) => found.plain.length === plain.length && allowsSpelling(plain, found.plain))
      .map((found) => ({ id: found.id, same: found.plain === plain }))
  }

  /** Terms with the same stem, each language's rules for the terms that its texts use. */
  inflectionsOf(plain: string): { readonly id: number; readonly same: boolean }[] {
    return [
      ...this.sharingStem(this.byDanishStem, stemDanish, plain),
      ...this.sharingStem(this.byEnglishStem, stemEnglish, plain),
    ]
  }

  /** Danish compounds that have the word in them, or, of a word that is a compound itself, all its parts in a row. */
  compoundsWith(plain: string): Compound[] {
    const parts = wholeCompoundParts(plain)
    const stems = (parts ?? [plain]).map(stemDanish)
    const terms = this.byPart.candidates(bareForm(stems[0] as string))
    const sought = `+${stems.join('+')}+`
    return terms.flatMap((id) => {
      const found = this.plains[id] as string
      const isShort = found.length <= plain.length + LETTERS_OF_SOURCES
      const others = parts || isShort ? (compoundParts(found)?.map(stemDanish) ?? []) : []
      const isWhole = isShort && others.every((stem) => stems.includes(stem) || isOfSources(stem))
      if (!parts) return [{ id, same: found.includes(stems[0] as string), isWhole }]
      return others.length > parts.length && `+${others.join('+')}+`.includes(sought)
        ? [{ id, same: true, isWhole }]
        : []
    })
  }

  /** Terms that begin so. */
  *beginningWith(plain: string): Generator<number> {
    const bare = bareForm(plain)
    const sorted = this.order.sorted()
    const end = this.order.lowerBound(`${bare}\uffff`)
    for (let place = this.order.lowerBound(bare); place < end; place++) {
      const id = sorted[place] as number
      if (allowsSpelling(plain, this.plains[id] as string)) yield id
    }
  }

  /** Terms of prose at most `distance` letters away; the signature of letters rules nearly all out. */
  nearTo(plain: string, options: { readonly distance: number; readonly measure: Measure }): Near[] {
    const { distance, measure } = options
    const signature = signatureOf(plain)
    const near: Near[] = []
    for (let id = 0; id < this.size; id++) {
      if (popcount((this.letters[id] as number) ^ signature) > 2 * distance) continue
      if (Math.abs((this.lengths[id] as number) - plain.length) > distance) continue
      const term = this.plains[id] as string
      if (term.length < 3 || ((this.seen[id] as number) & SEEN.prose) === 0 || isCode(term)) continue
      const found = measure(plain, term, distance)
      if (found > 0 && found <= distance) near.push({ id, distance: found })
    }
    return near
  }

  transfer(archive: Archive): void {
    const { size } = this
    this.table.transfer(archive, 'dictionary')
    this.seen = archive.numbers('dictionary.seen', this.seen, size)
    this.letters = archive.numbers('dictionary.letters', this.letters, size)
    this.lengths = archive.numbers('dictionary.lengths', this.lengths, size)
    this.byBare.transfer(archive, 'dictionary.bare')
    this.byDanishStem.transfer(archive, 'dictionary.danish')
    this.byEnglishStem.transfer(archive, 'dictionary.english')
    this.byPart.transfer(archive, 'dictionary.parts')
    for (let id = this.plains.length; id < this.size; id++) this.spell(id)
    this.order.transfer(archive, 'dictionary.order')
  }

  private sharingStem(table: KeyTable, stemOf: (plain: string) => string, plain: string) {
    const stem = stemOf(plain)
    return table.candidates(bareForm(stem)).flatMap((id) => {
      const found = stemOf(this.plains[id] as string)
      return found.length === stem.length && allowsSpelling(stem, found) ? [{ id, same: found === stem }] : []
    })
  }

  private describe(id: number): void {
    this.spell(id)
    const plain = this.plains[id] as string
    this.seen = grown(this.seen, id + 1)
    this.letters = grown(this.letters, id + 1)
    this.lengths = grown(this.lengths, id + 1)
    this.letters[id] = signatureOf(plain)
    this.lengths[id] = plain.length
    this.byBare.add(this.bares[id] as string, id)
    this.order.add(id)
  }

  /** Most terms are their own plain and bare forms: one string then serves all three. */
  private spell(id: number): void {
    const term = this.table.terms[id] as string
    const plain = plainForm(term)
    const bare = bareForm(plain)
    this.plains.push(plain === term ? term : plain)
    this.bares.push(bare === plain ? (this.plains[id] as string) : bare)
    if (isCode(term) && codesIn(plain).some(isRange)) this.codeRanges.push(id)
  }

  private noteSeen(id: number, before: number, where: number): void {
    this.seen[id] = before | where
    const term = this.table.terms[id] as string
    if (!isStemmed(term)) return
    const plain = this.plains[id] as string
    if ((where & ~before & SEEN.danish) !== 0) {
      this.byDanishStem.add(bareForm(stemDanish(plain)), id)
      for (const part of new Set(compoundParts(plain))) this.byPart.add(bareForm(stemDanish(part)), id)
    }
    if ((where & ~before & SEEN.english) !== 0) this.byEnglishStem.add(bareForm(stemEnglish(plain)), id)
  }
}

const KINDS = [MARKS.concept, MARKS.coded, MARKS.named] as const

/** What "sregistrenes" adds to a word: longer compounds have more in them. */
const LETTERS_OF_SOURCES = 12

/** A compound with the word in it. */
export interface Compound {
  readonly id: number
  readonly same: boolean
  /** What else is in it only says that it is a source of data. */
  readonly isWhole: boolean
}

export interface Near {
  readonly id: number
  readonly distance: number
}

type Measure = (left: string, right: string, limit: number) => number

/** Acronyms, codes and words of up to three letters are only what they are. */
export const isStemmed = (term: string): boolean => term.length > 3 && !isAcronym(term) && !isCode(term)

/** Letters that occur, a bit each: one edit changes at most two bits. */
function signatureOf(plain: string): number {
  let signature = 0
  for (let index = 0; index < plain.length; index++) signature |= 1 << (plain.charCodeAt(index) & 31)
  return signature
}

function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
