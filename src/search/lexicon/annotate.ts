import { codesIn } from '../text/codes.ts'
import { compoundParts, isOfSources } from '../text/compounds.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { isCode } from '../text/tokens.ts'
import type { Lexicon, Meaning, PhraseNode } from './lexicon.ts'
import { DANISH } from './word-keys.ts'

/** What the lexicon knows of a word. */
export interface LexiconWord {
  readonly keys: readonly number[]
  /** Where the phrases that begin with it stand in the tree. */
  readonly starts: readonly PhraseNode[]
  /** What it means by itself. */
  readonly alone: readonly Meaning[]
  /** A longer phrase may begin with it. */
  readonly leads: boolean
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
  return keys.length === 0 && inner.length === 0 ? undefined : { ...wordWithKeys(keys, lexicon), inner }
}

export function wordWithKeys(keys: readonly number[], { phrases }: Lexicon): LexiconWord {
  const starts = keys.flatMap((key) => phrases.next?.get(key) ?? [])
  return {
    keys,
    starts,
    alone: meaningsAt(starts),
    leads: starts.some(({ next }) => next !== undefined),
    inner: NOTHING,
  }
}

/** Of one place its own list, so that what is made of it can be remembered. */
function meaningsAt(nodes: readonly PhraseNode[]): readonly Meaning[] {
  const [only] = nodes
  if (nodes.length <= 1) return only?.meanings ?? NOTHING
  const known = nodes.filter(({ meanings }) => meanings)
  return known.length === 1
    ? (known[0]?.meanings ?? NOTHING)
    : known.flatMap(({ meanings }) => meanings ?? NOTHING)
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
    for (const { share, ...meaning } of byParts.get(stems.slice(from, end).join('+')) ?? NOTHING)
      found.push({ ...meaning, share: share * (isWhole(stems, from, end) ? 1 : INNER_SHARE) })
    from = Math.max(end, from + 1)
  }
  return found
}

/** All but what sources of data call themselves. */
const isWhole = (stems: readonly string[], from: number, end: number): boolean =>
  stems.every((stem, at) => (from <= at && at < end) || isOfSources(stem))

/** The phrases of a text that name concepts, from the left, the longest first, none inside another. */
export function annotate(words: readonly (LexiconWord | undefined)[]): Annotation[] {
  const annotations: Annotation[] = []
  for (let from = 0; from < words.length; from++) {
    const word = words[from]
    if (!word) continue
    const phrase = word.leads ? longerPhrase(words, from, word) : undefined
    if (phrase) {
      annotations.push(phrase)
      from = phrase.to
    } else if (word.alone.length > 0) annotations.push({ from, to: from, meanings: word.alone })
    else if (word.inner.length > 0) annotations.push({ from, to: from, meanings: word.inner })
  }
  return annotations
}

function longerPhrase(
  words: readonly (LexiconWord | undefined)[],
  from: number,
  { starts }: LexiconWord,
): Annotation | undefined {
  let nodes = starts
  let longest: Annotation | undefined
  for (let at = from + 1; at < words.length; at++) {
    const keys = words[at]?.keys
    if (!keys || keys.length === 0) break
    const next: PhraseNode[] = []
    for (const node of nodes) {
      if (!node.next) continue
      for (const key of keys) {
        const found = node.next.get(key)
        if (found) next.push(found)
      }
    }
    if (next.length === 0) break
    nodes = next
    const meanings = meaningsAt(nodes)
    if (meanings.length > 0) longest = { from, to: at, meanings }
  }
  return longest
}

/** By the list of meanings: most lists come back in thousands of texts. */
const widenedBefore = new WeakMap<readonly Meaning[], readonly Meaning[]>()

/** The concepts and all that are wider, each once. */
export function widened(meanings: readonly Meaning[], lexicon: Lexicon): readonly Meaning[] {
  let all = widenedBefore.get(meanings)
  if (!all) widenedBefore.set(meanings, (all = widen(meanings, lexicon)))
  return all
}

function widen(meanings: readonly Meaning[], { concepts }: Lexicon): readonly Meaning[] {
  const [only] = meanings
  const widerThan = (concept: number) => concepts[concept]?.wider ?? NOTHING
  if (only && meanings.length === 1 && only.share === 1) return widerThan(only.concept)
  const all = new Map<number, Meaning>()
  for (const { concept, share, ...how } of meanings) {
    for (const wider of widerThan(concept)) {
      const known = all.get(wider.concept)
      if (!known || known.share < share * wider.share)
        all.set(wider.concept, { ...wider, ...how, share: share * wider.share })
    }
  }
  return [...all.values()]
}
