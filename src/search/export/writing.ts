import type { UiLanguage } from '../query.ts'
import type { ConceptLookup } from '../concepts.ts'
import { facetLabel } from '../labels.ts'
import type { FacetName } from '../fields.ts'

/** What the writers of lists need besides the datasets. */
export interface ListWriting {
  readonly language: UiLanguage
  readonly vocabulary: ConceptLookup
  /** Address of the site, without a slash at its end. */
  readonly publicUrl: string
  /** What the catalogue is called in the language of the list. */
  readonly catalogue: string
}

/** A dataset's page, in the language of the list. */
export const pageOf = (id: string, { publicUrl, language }: ListWriting): string =>
  `${publicUrl}${language === 'da' ? '' : '/en'}/datasets/${encodeURIComponent(id)}`

/** What people call the codes of a facet. */
export const namesOf = (
  facet: FacetName,
  codes: readonly string[],
  { vocabulary, language }: ListWriting,
): string[] => codes.map((code) => facetLabel(facet, code, { vocabulary })[language])

/** Every run of white space and control characters as one space. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
