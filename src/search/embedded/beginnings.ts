import { bareForm } from '../text/spelling.ts'
import type { Bitset } from './bitset.ts'
import { membersOf } from './bitset.ts'
import type { Dictionary } from './dictionary.ts'
import { Postings } from './postings.ts'

/** Letters of a beginning that has a list of its own. */
export const LONGEST_BEGINNING = 2

/**
 * Everything that begins with one or two letters, as one list each: merging the lists of thousands of terms
 * again at every keystroke would take longer than all else. A list is made when first asked for and kept up from then.
 */
export class Beginnings {
  private readonly dictionary: Dictionary
  private readonly postings: Postings
  private readonly lists = new Map<string, number>()
  private readonly merged = new Postings({ places: false })
  /** Highest impact per list in the document being added. */
  private readonly noted = new Map<number, number>()

  constructor(dictionary: Dictionary, postings: Postings) {
    this.dictionary = dictionary
    this.postings = postings
  }

  listFor(plain: string): number {
    let list = this.lists.get(plain)
    if (list === undefined) {
      list = this.lists.size
      this.lists.set(plain, list)
      this.merge(plain, list)
    }
    return list
  }

  raise(list: number, factor: number, into: { readonly scores: Float32Array; readonly found: Bitset }): void {
    this.merged.raise(list, factor, into)
  }

  size(list: number): number {
    return this.merged.size(list)
  }

  /** A term of the document being added. */
  note(term: number, impact: number): void {
    if (this.lists.size === 0) return
    const plain = this.dictionary.plainOf(term).slice(0, LONGEST_BEGINNING)
    for (const beginning of spellingsOf(plain)) {
      const list = this.lists.get(beginning)
      if (list !== undefined && impact > (this.noted.get(list) ?? 0)) this.noted.set(list, impact)
    }
  }

  settle(document: number): void {
    for (const [list, impact] of this.noted) this.merged.append(list, document, { impact })
    this.noted.clear()
  }

  private merge(plain: string, list: number): void {
    const terms = [...this.dictionary.beginningWith(plain)]
    let last = -1
    for (const term of terms) last = Math.max(last, this.postings.lastOf(term))
    const scores = new Float32Array(last + 1)
    const found = new Uint32Array((last + 32) >>> 5)
    for (const term of terms) this.postings.raise(term, 1, { scores, found })
    const documents = new Uint32Array(last + 1)
    const count = membersOf(found, documents)
    for (let at = 0; at < count; at++) {
      const document = documents[at] as number
      this.merged.append(list, document, { impact: scores[document] as number })
    }
  }
}

/** How people may begin to type a word: od, ød; o, ø. See `allowsSpelling`. */
function spellingsOf(plain: string): Set<string> {
  const first = plain.slice(0, 1)
  const second = plain.slice(1)
  return new Set([
    first,
    bareForm(first),
    plain,
    bareForm(plain),
    bareForm(first) + second,
    first + bareForm(second),
  ])
}
