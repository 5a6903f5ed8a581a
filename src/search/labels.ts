import type { ConceptLookup } from './concepts.ts'
import type { LocalText } from './document.ts'
import { searchFields } from './fields.ts'
import type { FacetName, SearchField } from './fields.ts'

export interface FacetLabel {
  readonly da: string
  readonly en: string
}

const CONTENTS: Readonly<Record<string, FacetLabel>> = {
  variables: { da: 'Variable', en: 'Variables' },
  sample: { da: 'Eksempeldata', en: 'Sample data' },
  analytics: { da: 'Statistik og analyser', en: 'Analytics' },
  distribution: { da: 'Adgangsveje og filer', en: 'Ways of access and files' },
}

/** What people see for a facet's value; the value itself where nothing is known. `name` is what records call it. */
export function facetLabel(
  facet: FacetName,
  value: string,
  known: { readonly vocabulary: ConceptLookup; readonly name?: LocalText | undefined },
): FacetLabel {
  if (facet === 'has') return CONTENTS[value] ?? { da: value, en: value }
  const { facet: field }: SearchField = searchFields[facet]
  const concept = field?.scheme === undefined ? undefined : known.vocabulary.byCode(field.scheme, value)
  return bothLanguages(concept?.labels ?? known.name ?? {}, value)
}

function bothLanguages(texts: LocalText, otherwise: string): FacetLabel {
  const any = texts[''] ?? Object.values(texts)[0] ?? otherwise
  return { da: texts['da'] ?? texts['en'] ?? any, en: texts['en'] ?? texts['da'] ?? any }
}
