import { codesIn } from '../text/codes.ts'
import { compoundParts } from '../text/compounds.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { isCode } from '../text/tokens.ts'
import type { Lexicon, Meaning, PhraseNode } from './lexicon.ts'
import { DANISH } from './word-keys.ts'

/** What the lexicon knows of a word. */
export interface LexiconWord {
  readonly keys: readonly number[]
  /** Concepts of the words inside a compound, and of a code. */
  readonly inner: readonly Meaning[]
}

export interface Annotation {
  /** Places of the first and the last word of the phrase. */
  readonly from: number
  readonly to: number
  readonly meanings: readonly Meaning[]
}

/** A word inside a compound says less than the word itself. */
const INNER_SHARE = 0.7

/** Undefined for a word that has no part in any concept. */
export function lexiconWord(
  { term, plain, languages }: { readonly term: string; readonly plain: string; readonly languages: number },
  lexicon: Lexicon,
): LexiconWord | undefined {
  const keys = lexicon.keys.found(term, plain, languages)
  const inner = isCode(term)
    ? meaningsOfCode(plain, lexicon)
    : (languages & DANISH) === 0
      ? NOTHING
      : meaningsInside(plain, lexicon)
  return keys.length === 0 && inner.length === 0 ? undefined : { keys, inner }
}

const NOTHING: readonly Meaning[] = []

/** A category alone that two systems have names nothing certain. */
function meaningsOfCode(plain: string, lexicon: Lexicon): readonly Meaning[] {
  const codes = codesIn(plain)
  const named = codes.map((code) => lexicon.ofCode(code)).filter((concepts) => concepts.length > 0)
  return named.length === 1
    ? (named[0] ?? []).map((concept) => ({ concept, share: INNER_SHARE, byCode: true }))
    : NOTHING
}

/** From the left, the longest first: brystkræft + screening, not bryst + kræft + screening. */
function meaningsInside(plain: string, { byParts }: Lexicon): readonly Meaning[] {
  const stems = compoundParts(plain)?.map(stemDanish)
  if (!stems) return NOTHING
  const found: Meaning[] = []
  for (let from = 0; from < stems.length;) {
    let end = stems.length
    while (end > from && !byParts.has(stems.slice(from, end).join('+'))) end--
    for (const { concept, share } of byParts.get(stems.slice(from, end).join('+')) ?? NOTHING)
      found.push({ concept, share: share * INNER_SHARE })
    from = Math.max(end, from + 1)
  }
  return found
}

/** The phrases of a text that name concepts, from the left, the longest first, none inside another. */
export function annotate(words: readonly (LexiconWord | undefined)[], { phrases }: Lexicon): Annotation[] {
  const annotations: Annotation[] = []
  for (let from = 0; from < words.length; from++) {
    const word = words[from]
    if (!word) continue
    const phrase = longestPhrase(words, from, phrases)
    if (phrase) annotations.push(phrase)
    else if (word.inner.length > 0) annotations.push({ from, to: from, meanings: word.inner })
    if (phrase) from = phrase.to
  }
  return annotations
}

function longestPhrase(
  words: readonly (LexiconWord | undefined)[],
  from: number,
  root: PhraseNode,
): Annotation | undefined {
  let nodes: readonly PhraseNode[] = [root]
  let longest: Annotation | undefined
  for (let at = from; at < words.length && nodes.length > 0; at++) {
    const keys = words[at]?.keys
    if (!keys) break
    nodes = nodes.flatMap(({ next }) => (next ? keys.flatMap((key) => next.get(key) ?? []) : []))
    const meanings = nodes.flatMap((node) => node.meanings ?? [])
    if (meanings.length > 0) longest = { from, to: at, meanings }
  }
  return longest
}

/** The concepts and all that are wider, each once. */
export function widened(meanings: readonly Meaning[], { concepts }: Lexicon): readonly Meaning[] {
  const [only] = meanings
  const widerThan = (concept: number) => concepts[concept]?.wider ?? NOTHING
  if (only && meanings.length === 1 && only.share === 1) return widerThan(only.concept)
  const all = new Map<number, Meaning>()
  for (const { concept, share, ...how } of meanings) {
    for (const wider of widerThan(concept)) {
      const known = all.get(wider.concept)
      if (!known || known.share < share * wider.share)
        all.set(wider.concept, { concept: wider.concept, share: share * wider.share, ...how })
    }
  }
  return [...all.values()]
}
