import { WHOLE_COUNTRY } from './concepts.ts'
import type { ConceptLookup } from './concepts.ts'
import type { LocalText } from './document.ts'
import { NOT_STATED, searchFields } from './fields.ts'
import type { FacetName, SearchField } from './fields.ts'

export interface FacetLabel {
  readonly da: string
  readonly en: string
}

type ValueLabels = Readonly<Record<string, FacetLabel>>

const CONTENTS: ValueLabels = {
  variables: { da: 'Variable', en: 'Variables' },
  sample: { da: 'Eksempeldata', en: 'Sample data' },
  analytics: { da: 'Statistik og analyser', en: 'Analytics' },
  distribution: { da: 'Adgangsveje og filer', en: 'Ways of access and files' },
}

const CONFORMANCE: ValueLabels = {
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej', en: 'No' },
  'not-validated': { da: 'Ikke valideret', en: 'Not validated' },
}

/** The bands of data.europa.eu. */
const BANDS: ValueLabels = {
  excellent: { da: 'Fremragende', en: 'Excellent' },
  good: { da: 'God', en: 'Good' },
  sufficient: { da: 'Tilstrækkelig', en: 'Sufficient' },
  bad: { da: 'Mangelfuld', en: 'Bad' },
}

const LABEL_STATES: ValueLabels = {
  attached: { da: 'Mærke vedlagt', en: 'Label attached' },
  partial: { da: 'Nogle oplysninger til mærket', en: 'Some evidence for the label' },
  none: { da: 'Ingen oplysninger til mærket', en: 'No evidence for the label' },
}

const WHETHER: ValueLabels = { stated: { da: 'Oplyst', en: 'Stated' } }

const REGIONS: ValueLabels = { [WHOLE_COUNTRY]: { da: 'Hele Danmark', en: 'All of Denmark' } }

const UNSTATED: FacetLabel = { da: 'Ikke oplyst', en: 'Not stated' }

/** Values that are our own words. */
const OWN_VALUES: Readonly<Partial<Record<FacetName, ValueLabels>>> = {
  has: CONTENTS,
  conforms: CONFORMANCE,
  mqa: BANDS,
  label: LABEL_STATES,
  year: WHETHER,
  age: WHETHER,
  region: REGIONS,
}

/** What people see for a facet's value; the value itself where nothing is known. `name` is what records call it. */
export function facetLabel(
  facet: FacetName,
  value: string,
  known: { readonly vocabulary: ConceptLookup; readonly name?: LocalText | undefined },
): FacetLabel {
  if (value === NOT_STATED) return UNSTATED
  const own = OWN_VALUES[facet]?.[value]
  if (own) return own
  const { facet: field }: SearchField = searchFields[facet]
  const concept = [field?.scheme, field?.narrower]
    .map((scheme) => (scheme === undefined ? undefined : known.vocabulary.byCode(scheme, value)))
    .find((found) => found !== undefined)
  return bothLanguages(concept?.labels ?? known.name ?? {}, value)
}

export function bothLanguages(texts: LocalText, otherwise: string): FacetLabel {
  const any = texts[''] ?? Object.values(texts)[0] ?? otherwise
  return { da: texts['da'] ?? texts['en'] ?? any, en: texts['en'] ?? texts['da'] ?? any }
}
