import type { SearchDocument } from '../document.ts'
import { histogramFields, rangeFields, textFields } from '../fields.ts'
import { bucketOf } from '../spans.ts'
import { collationKey } from '../text/collation.ts'
import { annotateText } from '../lexicon/annotate-text.ts'
import { widened } from '../lexicon/annotate.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import { documentKeys } from './keys.ts'
import { NAMED_IN } from './settings.ts'
import type { TextLanguage } from './settings.ts'

/** A document as Meilisearch holds it: what it searches, and beside it the document for the result card. */
export interface StoredDocument {
  readonly id: string
  readonly document: SearchDocument
  readonly texts: Readonly<Record<string, Partial<Record<TextLanguage, readonly string[]>>>>
  readonly facets: SearchDocument['facets']
  readonly ranges: Readonly<Record<string, { readonly from: number; readonly to: number }>>
  readonly buckets: Readonly<Record<string, readonly string[]>>
  readonly sort: Readonly<Record<string, string | number>>
  /** What it is found by; see `keys.ts`. */
  readonly keys: readonly string[]
  /** Field → the concepts that it names, as words: what says only something narrower comes after. */
  readonly named: Readonly<Record<string, string>>
  readonly everywhere: string
  readonly standing: number
}

/** Open ends as numbers beyond every value, so that one comparison serves. */
const OPEN = 1e9

export function storedFrom(document: SearchDocument): StoredDocument {
  return {
    id: keyOf(document.id),
    document,
    texts: textsOf(document),
    facets: document.facets,
    ranges: rangesOf(document),
    buckets: bucketsReached(document),
    sort: sortKeysOf(document),
    keys: documentKeys(document),
    named: namedIn(document),
    everywhere: EVERYWHERE,
    standing: document.standing,
  }
}

/** Meilisearch allows letters, digits, hyphen and underscore in keys. */
export const keyOf = (id: string): string =>
  id.replace(/[^a-zA-Z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)

/**
 * Danish letters spelled out. Meilisearch takes ø for o, so that "Rø" would find "Rollag" (meilisearch#1255);
 * "roe" does not. Queries are spelled the same way.
 */
export function spelledOut(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[æä]/gu, 'ae')
    .replace(/[ÆÄ]/gu, 'AE')
    .replace(/[øö]/gu, 'oe')
    .replace(/[ØÖ]/gu, 'OE')
    .replace(/å/gu, 'aa')
    .replace(/Å/gu, 'AA')
}

/** A word that every document has: a search for it and others ranks documents without leaving any out. */
export const EVERYWHERE = 'zqdataset'

/** A concept as a word that no text has. */
export const conceptWord = (concept: number): string => `zqconcept${concept}q`

function namedIn({ texts }: SearchDocument): StoredDocument['named'] {
  return Object.fromEntries(
    NAMED_IN.map((name) => {
      const concepts = new Set<number>()
      for (const { value, language } of texts[name] ?? []) {
        for (const { meanings } of annotateText(value.normalize('NFC'), language, name)) {
          for (const { concept, byNarrower } of widened(meanings, healthLexicon()))
            if (!byNarrower) concepts.add(concept)
        }
      }
      return [name, [...concepts].map(conceptWord).join(' ')]
    }),
  )
}

function textsOf(document: SearchDocument): StoredDocument['texts'] {
  const texts: Record<string, Partial<Record<TextLanguage, string[]>>> = {}
  for (const { name } of textFields) {
    for (const { value, language = '' } of document.texts[name] ?? []) {
      const kept = language === 'da' || language === 'en' ? language : 'other'
      const field = (texts[name] ??= {})
      const list = (field[kept] ??= [])
      list.push(spelledOut(value))
    }
  }
  return texts
}

function rangesOf(document: SearchDocument): StoredDocument['ranges'] {
  return Object.fromEntries(
    rangeFields.flatMap(({ name }) => {
      const span = document.ranges[name]
      return span ? [[name, { from: span.from ?? -OPEN, to: span.to ?? OPEN }]] : []
    }),
  )
}

function bucketsReached(document: SearchDocument): StoredDocument['buckets'] {
  return Object.fromEntries(
    histogramFields.flatMap(({ name, histogram }) => {
      const { from = -OPEN, to = OPEN } = document.ranges[name] ?? {}
      if (!document.ranges[name]) return []
      const first = bucketOf(from, histogram)
      const reached = Math.max(0, bucketOf(to, histogram) - first + 1)
      return [[name, Array.from({ length: reached }, (_, place) => String(first + place))]]
    }),
  )
}

/** An undated document has no key: Meilisearch puts it last whatever the direction. */
function sortKeysOf({ title, modified }: SearchDocument): StoredDocument['sort'] {
  const time = modified === undefined ? Number.NaN : Date.parse(modified.slice(0, 10))
  return {
    title_da: collationKey(title, 'da'),
    title_en: collationKey(title, 'en'),
    ...(Number.isNaN(time) ? {} : { modified: time }),
  }
}
