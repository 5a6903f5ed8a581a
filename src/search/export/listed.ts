import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { Text } from '../../dataset/description.ts'
import { slugOf } from '../concepts.ts'
import { temporalOf } from '../document.ts'
import { searchFields } from '../fields.ts'
import type { FieldSource } from '../field.ts'

/** A dataset as a row of a list: read from its record alone, without the texts that only search needs. */
export interface ListedDataset {
  readonly id: string
  readonly iri: string
  readonly title: readonly Text[]
  readonly description: readonly Text[]
  readonly publisher: readonly Text[]
  readonly keyword: readonly Text[]
  /** Slug of the authority that answers for it, '' when unknown. */
  readonly authority: string
  readonly categories: readonly string[]
  readonly themes: readonly string[]
  readonly codingSystems: readonly string[]
  readonly languages: readonly string[]
  readonly access?: string
  /** Days as understood, else as written. */
  readonly temporal: { readonly start?: string; readonly end?: string }
  readonly issued?: string
  readonly modified?: string
  readonly source: string
  /** When the catalogue first saw it, and when its description last changed there. */
  readonly firstSeen: string
  readonly lastChanged: string
}

export function listedFrom(source: FieldSource): ListedDataset {
  const { record } = source
  const { title, description, publisher, keyword, issued, modified } = record.description
  const [access] = searchFields.access.facet.values(source)
  const [released] = issued
  const [changed] = modified
  return {
    ...provenanceOf(record),
    title,
    description,
    keyword,
    publisher: publisher[0]?.name ?? [],
    categories: searchFields.category.facet.values(source),
    themes: searchFields.theme.facet.values(source),
    codingSystems: searchFields.codingSystem.facet.values(source),
    languages: searchFields.language.facet.values(source),
    ...(access !== undefined && { access }),
    temporal: temporalOf(record),
    ...(released && { issued: released.from ?? released.written }),
    ...(changed && { modified: changed.from ?? changed.written }),
  }
}

const provenanceOf = ({ id, iri, authority, source, firstSeen, lastChanged }: CatalogueRecord) => ({
  id,
  iri,
  authority: slugOf(authority),
  source,
  firstSeen,
  lastChanged,
})
