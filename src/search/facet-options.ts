import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { isMunicipality } from './concepts.ts'
import { NOT_STATED, type FacetName } from './fields.ts'
import type { FacetLabel } from './labels.ts'
import type { FacetCount } from './query.ts'

/** A value of a facet in its place among the others. */
export interface FacetOption extends FacetCount {
  /** The value that it lies under: a municipality in the region that it belongs to today. */
  readonly parent?: string
  /** What values of its kind have in common, where the list is long and of many kinds. */
  readonly group?: FacetLabel
}

/** As the engine counted them, those that say nothing last. */
export function facetOptions(
  facet: FacetName,
  counts: readonly FacetCount[],
  { vocabulary, day }: { readonly vocabulary: Vocabulary; readonly day: string },
): readonly FacetOption[] {
  const placed = counts.map((option): FacetOption => {
    if (facet === 'region') return underRegion(option, vocabulary, day)
    const group = facet === 'codingSystem' ? GROUP_OF.get(option.value) : undefined
    return group ? { ...option, group } : option
  })
  const isStated = ({ value }: FacetOption) => value !== NOT_STATED
  return [...placed.filter(isStated), ...placed.filter((option) => !isStated(option))]
}

function underRegion(option: FacetCount, vocabulary: Vocabulary, day: string): FacetOption {
  const place = isMunicipality(option.value) ? vocabulary.byCode('municipalities', option.value) : undefined
  const region = place && vocabulary.regionOf(place.iri, day)
  return region ? { ...option, parent: region.code } : option
}

/** What a coding system is for; the list of HealthDCAT-AP has no order of its own. */
const CODING_SYSTEM_GROUPS: readonly { readonly label: FacetLabel; readonly codes: readonly string[] }[] = [
  {
    label: { da: 'Sygdomme og diagnoser', en: 'Diseases and diagnoses' },
    codes: [
      'ICD-9-CM',
      'ICD-10',
      'ICD-10-NAT',
      'ICD-11',
      'ICD-O',
      'ICPC-2',
      'ICPC-3',
      'NCIT',
      'ORDO',
      'ORPHACODE',
    ],
  },
  {
    label: { da: 'Behandlinger og funktionsevne', en: 'Procedures and functioning' },
    codes: ['ICF', 'ICHI', 'OPS', 'PROC-CODES-NAT'],
  },
  {
    label: { da: 'Lægemidler og medicinsk udstyr', en: 'Medicines and medical devices' },
    codes: ['ATC', 'EDQM', 'EMA-SPOR', 'EMDN', 'GMDN', 'MEDDRA', 'RXNORM', 'WHODRUG'],
  },
  {
    label: { da: 'Prøver, målinger og gener', en: 'Samples, measurements and genes' },
    codes: ['DICOM-CT', 'HGNC', 'HPO', 'LOINC', 'NPU', 'UCUM'],
  },
  {
    label: { da: 'Samlede terminologier', en: 'General terminologies' },
    codes: ['MESH', 'OHDSI-VOCAB', 'SNOMED-CT', 'UMLS'],
  },
]

const GROUP_OF: ReadonlyMap<string, FacetLabel> = new Map(
  CODING_SYSTEM_GROUPS.flatMap(({ label, codes }) =>
    codes.map((code): [string, FacetLabel] => [code, label]),
  ),
)
