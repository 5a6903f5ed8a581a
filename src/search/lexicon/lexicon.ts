import type { HealthConcept, HealthLabel } from '../../vocabulary/health-concepts.ts'
import { loadHealthConcepts } from '../../vocabulary/health-concepts.ts'
import type { HealthCode } from '../text/codes.ts'
import { isAcronym, tokenize } from '../text/tokens.ts'
import { wholeCompoundParts } from '../text/compounds.ts'
import { plainForm } from '../text/spelling.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { CodeList } from './code-list.ts'
import { WordKeys } from './word-keys.ts'

/** A concept that a phrase stands for, and how wholly: a narrower term stands for a part of it. */
export interface Meaning {
  readonly concept: number
  readonly share: number
  /** A code said so: it stands for the concept when words are searched for, not for its sister codes. */
  readonly byCode?: true
  /** Something narrower said so. */
  readonly byNarrower?: true
}

/** A place in the tree of phrases; words are steps. */
export interface PhraseNode {
  next?: Map<number, PhraseNode>
  meanings?: Meaning[]
}

export interface LexiconConcept extends Pick<HealthConcept, 'slug' | 'labels'> {
  readonly number: number
  /** The next wider ones. */
  readonly broader: readonly number[]
  /** Itself and all that is wider; who mentions breast cancer mentions cancer, a little less. */
  readonly wider: readonly Meaning[]
}

/** The health concepts, made ready to be recognised in texts and queries. */
export interface Lexicon {
  readonly concepts: readonly LexiconConcept[]
  readonly phrases: PhraseNode
  readonly keys: WordKeys
  /** Danish words by the stems of their parts (`bryst+kræft`): what may stand inside a compound. */
  readonly byParts: ReadonlyMap<string, readonly Meaning[]>
  /** Concepts of a code: its own, else of the nearest that has it in it. */
  readonly ofCode: (code: HealthCode) => readonly number[]
}

const NARROWER_SHARE = 0.6
/** Of each step to a wider concept. */
const WIDER_SHARE = 0.65
const MOST_STEPS = 4

let known: Lexicon | undefined

/** Made once per process. */
export function healthLexicon(): Lexicon {
  known ??= lexiconOf(loadHealthConcepts())
  return known
}

function lexiconOf(listed: readonly HealthConcept[]): Lexicon {
  const numbers = new Map(listed.map(({ iri }, number) => [iri, number]))
  const codes = new CodeList()
  const lexicon = {
    concepts: listed.map(({ slug, labels, broader }, number) => ({
      number,
      slug,
      labels,
      broader: broader.flatMap((iri) => numbers.get(iri) ?? []),
      wider: widerThan(number, listed, numbers),
    })),
    phrases: {},
    keys: new WordKeys(),
    byParts: new Map<string, Meaning[]>(),
    ofCode: (code: HealthCode) => codes.conceptsOf(code),
  }
  for (const [number, { words, codes: written }] of listed.entries()) {
    for (const word of words) {
      const narrower = { share: NARROWER_SHARE, byNarrower: true } as const
      addWord(lexicon, word, { concept: number, ...(word.kind === 'narrower' ? narrower : { share: 1 }) })
    }
    for (const { system, code } of written) codes.add(system, code, number)
  }
  return lexicon
}

function widerThan(
  number: number,
  listed: readonly HealthConcept[],
  numbers: ReadonlyMap<string, number>,
): Meaning[] {
  const shares = new Map([[number, 1]])
  let edge = [number]
  for (let step = 1; step <= MOST_STEPS && edge.length > 0; step++) {
    const wider = edge.flatMap((from) => listed[from]?.broader.flatMap((iri) => numbers.get(iri) ?? []) ?? [])
    edge = wider.filter((concept) => !shares.has(concept))
    for (const concept of edge) shares.set(concept, WIDER_SHARE ** step)
  }
  return Array.from(shares, ([concept, share]) => ({
    concept,
    share,
    ...(share < 1 ? { byNarrower: true as const } : {}),
  }))
}

type Growing = Omit<Lexicon, 'byParts'> & { readonly byParts: Map<string, Meaning[]> }

function addWord(lexicon: Growing, word: HealthLabel, meaning: Meaning): void {
  const tokens = tokenize(word.value.normalize('NFC'))
  // A word with a hyphen comes as a whole and in parts: both are ways to write it.
  const parts = tokens.filter((token) => !tokens.some((other) => isInside(other, token)))
  // "A&E" leaves an A: a label of which letters are lost says something else.
  const letters = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  if (letters < word.value.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '').length) return
  addPhrase(
    lexicon,
    parts.map(({ term }) => lexicon.keys.listed(term, word)),
    meaning,
  )
  const wholes = tokens.filter((token) => !tokens.some((other) => isInside(token, other)))
  if (wholes.length < parts.length)
    addPhrase(
      lexicon,
      wholes.map(({ term }) => lexicon.keys.listed(term, word)),
      meaning,
    )
  const [only] = wholes
  if (only && wholes.length === 1 && word.language === 'da' && !isAcronym(only.term))
    addDanishWord(lexicon, plainForm(only.term), { word, meaning })
}

const isInside = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner !== outer && outer.start <= inner.start && inner.end <= outer.end

/** A Danish word may also be written apart, and stand inside a longer one. */
function addDanishWord(
  lexicon: Growing,
  plain: string,
  { word, meaning }: { readonly word: HealthLabel; readonly meaning: Meaning },
): void {
  const parts = wholeCompoundParts(plain)
  if (parts)
    addPhrase(
      lexicon,
      parts.map((part) => lexicon.keys.listed(part, word)),
      meaning,
    )
  const key = (parts ?? [plain]).map(stemDanish).join('+')
  const meanings = lexicon.byParts.get(key) ?? []
  if (!meanings.some(({ concept }) => concept === meaning.concept)) meanings.push(meaning)
  lexicon.byParts.set(key, meanings)
}

function addPhrase({ phrases }: Pick<Lexicon, 'phrases'>, keys: readonly number[], meaning: Meaning): void {
  if (keys.length === 0) return
  let node = phrases
  for (const key of keys) {
    node.next ??= new Map()
    let next = node.next.get(key)
    if (!next) node.next.set(key, (next = {}))
    node = next
  }
  const meanings = (node.meanings ??= [])
  const same = meanings.findIndex(({ concept }) => concept === meaning.concept)
  if (same < 0) meanings.push(meaning)
  else if ((meanings[same]?.share ?? 0) < meaning.share) meanings[same] = meaning
}
