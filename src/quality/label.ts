import type { DatasetDescription } from '../dataset/description.ts'
import type { datasetProperties } from '../dataset/properties.ts'

/** The six elements of the data quality and utility label, EHDS Art. 78(3)(a)–(f). */
export interface LabelElement {
  readonly letter: 'a' | 'b' | 'c' | 'd' | 'e' | 'f'
  readonly label: { readonly da: string; readonly en: string }
  /** What in the description speaks to the element; empty when nothing does. */
  readonly evidence: (dataset: DatasetDescription) => readonly string[]
}

type Key = keyof typeof datasetProperties

const givenOf =
  (...keys: readonly Key[]) =>
  (dataset: DatasetDescription): readonly string[] =>
    keys.filter((key) => dataset[key].length > 0)

/**
 * Evidence is what the description itself states. (b) and (c), technical quality and quality management,
 * can only be stated in a quality annotation: no other property of HealthDCAT-AP speaks of them.
 */
export const LABEL_ELEMENTS: readonly LabelElement[] = [
  {
    letter: 'a',
    label: { da: 'Dokumentation af data', en: 'Data documentation' },
    evidence: givenOf('documentation', 'variables', 'conformsTo', 'codingSystem'),
  },
  { letter: 'b', label: { da: 'Teknisk kvalitet', en: 'Technical quality' }, evidence: givenOf('quality') },
  {
    letter: 'c',
    label: { da: 'Processer for kvalitetsstyring', en: 'Data quality management processes' },
    evidence: givenOf('quality'),
  },
  {
    letter: 'd',
    label: { da: 'Dækning', en: 'Coverage' },
    evidence: givenOf('temporal', 'populationCoverage', 'spatial', 'minAge', 'maxAge'),
  },
  {
    letter: 'e',
    label: { da: 'Adgang og udlevering', en: 'Access and provision' },
    evidence: givenOf('distribution', 'frequency'),
  },
  {
    letter: 'f',
    label: { da: 'Ændringer af data', en: 'Data modifications' },
    evidence: givenOf('provenance', 'source', 'versionNotes', 'generatedBy'),
  },
]

export interface LabelState {
  /** A dqv:QualityCertificate is attached to the description. */
  readonly hasLabel: boolean
  readonly elements: readonly {
    readonly letter: LabelElement['letter']
    readonly evidence: readonly string[]
  }[]
  readonly present: number
}

/** The state of the Art. 78 label as far as the description tells; the label itself is the holder's to give. */
export function labelStateOf(dataset: DatasetDescription): LabelState {
  const elements = LABEL_ELEMENTS.map(({ letter, evidence }) => ({ letter, evidence: evidence(dataset) }))
  return {
    hasLabel: dataset.quality.some(({ types }) =>
      types.some((type) => type.endsWith('/dqv#QualityCertificate')),
    ),
    elements,
    present: elements.filter(({ evidence }) => evidence.length > 0).length,
  }
}
