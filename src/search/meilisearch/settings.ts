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

const byWeight = textFields.toSorted((left, right) => right.weight - left.weight)

/**
 * Settings of the index, all from the declaration of the fields.
 * Without `maxTotalHits` it stops counting at 1,000, without `maxValuesPerFacet` at 100 values.
 */
export function indexSettings(): Settings {
  return {
    searchableAttributes: byWeight.flatMap(({ name }) =>
      TEXT_LANGUAGES.map((language) => textAttribute(name, language)),
    ),
    filterableAttributes: [
      ...facetFields.map(({ name }) => facetAttribute(name)),
      ...rangeFields.flatMap(({ name }) => [rangeAttribute(name, 'from'), rangeAttribute(name, 'to')]),
      ...histogramFields.map(({ name }) => bucketAttribute(name)),
    ],
    sortableAttributes: ['sort.title_da', 'sort.title_en', 'sort.modified'],
    displayedAttributes: ['id', 'document'],
    // An order that was asked for comes before relevance; without one its rule does nothing.
    rankingRules: ['sort', 'words', 'typo', 'attribute', 'exactness', 'proximity'],
    stopWords: [],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnAttributes: textFields
        .filter(({ verbatim }) => verbatim)
        .flatMap(({ name }) => TEXT_LANGUAGES.map((language) => textAttribute(name, language))),
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
