import type { Settings } from 'meilisearch'
import { facetFields, histogramFields, rangeFields, textFields } from '../fields.ts'
import type { FacetName, RangeName, TextFieldName } from '../fields.ts'
import { STOP_WORDS } from '../text/stop-words.ts'

/** Languages whose texts have attributes of their own; `other` has what is written in none of them. */
export const TEXT_LANGUAGES = ['da', 'en', 'other'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

const textAttribute = (field: TextFieldName, language: TextLanguage): string => `texts.${field}.${language}`
export const facetAttribute = (facet: FacetName): string => `facets.${facet}`
export const rangeAttribute = (range: RangeName, end: 'from' | 'to'): string => `ranges.${range}.${end}`

/** Numbers of the buckets that a document's range reaches into. */
export const bucketAttribute = (range: RangeName): string => `buckets.${range}`

/** Ids of the records that a document's dataset is made from. */
export const DERIVED_FROM_ATTRIBUTE = 'document.derivedFrom'

/** What documents are found by; see `keys.ts`. */
const KEYS_ATTRIBUTE = 'keys'
/** Has the same word in every document. */
const EVERYWHERE_ATTRIBUTE = 'everywhere'
/** Fields whose concepts rank a document, each as a word in an attribute after the field's own. */
export const NAMED_IN: readonly TextFieldName[] = ['title', 'alternative', 'keyword', 'description']
const namedAttribute = (field: TextFieldName): string => `named.${field}`

const byWeight = textFields.toSorted((left, right) => right.weight - left.weight)

/**
 * Settings of the index, all from the declaration of the fields.
 * Without `maxTotalHits` it stops counting at 1,000, without `maxValuesPerFacet` at 100 values.
 */
export function indexSettings(): Settings {
  return {
    searchableAttributes: [
      ...byWeight.flatMap(({ name }) => [
        ...TEXT_LANGUAGES.map((language) => textAttribute(name, language)),
        ...(NAMED_IN.includes(name) ? [namedAttribute(name)] : []),
      ]),
      EVERYWHERE_ATTRIBUTE,
    ],
    filterableAttributes: [
      'id',
      KEYS_ATTRIBUTE,
      DERIVED_FROM_ATTRIBUTE,
      ...facetFields.map(({ name }) => facetAttribute(name)),
      ...rangeFields.flatMap(({ name }) => [rangeAttribute(name, 'from'), rangeAttribute(name, 'to')]),
      ...histogramFields.map(({ name }) => bucketAttribute(name)),
    ],
    sortableAttributes: ['sort.title_da', 'sort.title_en', 'sort.modified', 'standing'],
    displayedAttributes: ['id', 'document'],
    // An order that was asked for comes before relevance; without one its rule does nothing.
    rankingRules: ['sort', 'words', 'typo', 'attribute', 'exactness', 'proximity', 'standing:desc'],
    stopWords: [],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnAttributes: [
        ...textFields
          .filter(({ verbatim }) => verbatim)
          .flatMap(({ name }) => TEXT_LANGUAGES.map((language) => textAttribute(name, language))),
        ...NAMED_IN.map(namedAttribute),
        EVERYWHERE_ATTRIBUTE,
      ],
      disableOnWords: [...STOP_WORDS].filter((word) => word.length >= 4),
      disableOnNumbers: true,
    },
    localizedAttributes: [
      { attributePatterns: ['*.da'], locales: ['dan'] },
      { attributePatterns: ['*.en'], locales: ['eng'] },
    ],
    faceting: { maxValuesPerFacet: 1000, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: 1_000_000 },
  }
}
