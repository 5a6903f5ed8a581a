import type { LocalText, SearchDocument } from '../search/document.ts'
import { searchFields, type FacetName, type SearchField } from '../search/fields.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Authority } from './authority/authorities.ts'
import { localTextIn } from './text.ts'
import type { View } from './view.ts'

/** What codes and slugs are called, in the language of the page. */
export interface Labels {
  readonly facetValue: (facet: FacetName, value: string, known?: LocalText) => string
  readonly authorityOf: (document: SearchDocument) => string
  readonly authority: (slug: string) => string | undefined
  readonly titleOf: (document: SearchDocument) => string
}

export interface LabelSources {
  readonly vocabulary: Vocabulary
  readonly authorities: ReadonlyMap<string, Authority>
  /** Source id → title. */
  readonly sources: ReadonlyMap<string, LocalText>
}

export function labelsFor(view: View, { vocabulary, authorities, sources }: LabelSources): Labels {
  const { language, t } = view
  const authority = (slug: string) => {
    const name = authorities.get(slug)?.name
    return name && localTextIn(name, language)?.value
  }
  const listed = (facet: FacetName, value: string) => {
    const { facet: field }: SearchField = searchFields[facet]
    const concept = field?.scheme === undefined ? undefined : vocabulary.byCode(field.scheme, value)
    return concept && (concept.shortLabels[language] ?? concept.labels[language] ?? concept.labels['en'])
  }
  return {
    authority,
    facetValue: (facet, value, known = {}) => {
      if (facet === 'authority') return authority(value) ?? localTextIn(known, language)?.value ?? value
      if (facet === 'source') return localTextIn(sources.get(value) ?? {}, language)?.value ?? value
      return listed(facet, value) ?? localTextIn(known, language)?.value ?? value
    },
    titleOf: (document) => localTextIn(document.title, language)?.value ?? t.search.unnamed,
    authorityOf: (document) =>
      authority(document.authority) ??
      localTextIn(document.publisher?.name ?? {}, language)?.value ??
      t.search.noAuthority,
  }
}
