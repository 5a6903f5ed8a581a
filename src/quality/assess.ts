import type { DatasetDescription, WrittenDate } from '../dataset/description.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { completenessOf, type Completeness } from './completeness.ts'
import { confirmationOf, type Confirmation } from './confirmation.ts'
import { labelStateOf, type LabelState } from './label.ts'
import { mqaOf, type MqaScore } from './mqa.ts'

/** What is judged: a description, and what its profile says of it. */
export interface AssessedRecord {
  readonly description: DatasetDescription
  readonly validation?: { readonly profile: string; readonly conforms: boolean } | undefined
}

/** Four answers to four questions; never added up. */
export interface QualityAssessment {
  readonly completeness: Completeness
  readonly mqa: MqaScore
  readonly label: LabelState
  readonly confirmation: Confirmation
}

/** `today` is an ISO day. */
export function assessQuality(
  { description, validation }: AssessedRecord,
  { vocabulary, today }: { readonly vocabulary: Pick<Vocabulary, 'concept'>; readonly today: string },
): QualityAssessment {
  const isDcatAp = validation && conformsToDcatAp(validation)
  return {
    completeness: completenessOf(description),
    mqa: mqaOf({
      dataset: description,
      ...(isDcatAp !== undefined && { isDcatAp }),
      isFromVocabulary: (iri, scheme) => vocabulary.concept(iri)?.scheme === scheme,
    }),
    label: labelStateOf(description),
    confirmation: confirmationOf(lastTouchedOn(description), today),
  }
}

/** Profiles that hold every mandatory rule of DCAT-AP 3. */
const ABOVE_DCAT_AP: ReadonlySet<string> = new Set(['dcat-ap-3', 'dcat-ap-dk-3', 'healthdcat-ap-8'])

/** Undefined where a stricter profile is not met: that may be for rules that DCAT-AP does not have. */
function conformsToDcatAp({
  profile,
  conforms,
}: NonNullable<AssessedRecord['validation']>): boolean | undefined {
  if (conforms && ABOVE_DCAT_AP.has(profile)) return true
  return profile === 'dcat-ap-3' ? conforms : undefined
}

/** The last day on which the description says that it was changed, and on which it was issued. */
export function lastTouchedOn({ modified, issued }: Pick<DatasetDescription, 'modified' | 'issued'>): {
  readonly modified?: string
  readonly issued?: string
} {
  const [lastModified, lastIssued] = [latestDay(modified), latestDay(issued)]
  return {
    ...(lastModified !== undefined && { modified: lastModified }),
    ...(lastIssued !== undefined && { issued: lastIssued }),
  }
}

/** A year or month counts from its first day: a later one is not known. */
const latestDay = (dates: readonly WrittenDate[]): string | undefined =>
  dates
    .flatMap(({ from }) => (from === undefined ? [] : [from.slice(0, 'yyyy-mm-dd'.length)]))
    .toSorted()
    .at(-1)
