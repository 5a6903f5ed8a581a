import type { StoredReport } from '../../catalogue/report.ts'
import type { Losses } from '../../dataset/losses.ts'
import type { QualityAssessment } from '../../quality/assess.ts'
import type { DatasetReport } from '../../validation/validate-dataset.ts'
import type { Profiles } from '../../validation/profiles.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { levelWords, profileName } from '../report/profile-words.ts'
import { VerdictLine } from '../report/verdict.tsx'
import type { View } from '../view.ts'
import { CompletenessFacts } from './completeness.tsx'
import { ConfirmationFacts, LabelFacts } from './label-and-confirmation.tsx'
import { LossesCounts } from './losses.tsx'
import { MqaFacts } from './mqa.tsx'

/** Everything there is to say of a description, beside what it says itself. */
export interface DescriptionQuality {
  readonly quality: QualityAssessment
  readonly losses: Losses
  readonly report: StoredReport | DatasetReport | undefined
  /** Where report and losses are in full; paths without language. */
  readonly reportPath: string
  readonly lossesPath: string
}

export interface DescriptionQualityProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly profiles: Pick<Profiles, 'manifest'>
  readonly about: DescriptionQuality
}

const Conformance = ({ view, profiles, about: { report, reportPath } }: DescriptionQualityProps) => {
  const { quality: t } = view.t
  return (
    <section class="quality-part">
      <h3>{t.conformance}</h3>
      {report === undefined ? (
        <p>{t.notValidated}</p>
      ) : (
        <>
          <VerdictLine view={view} verdict={report} />
          <p>
            {t.against(profileName(view, profiles, report.profile))}. {levelWords(view, profiles, report)}
          </p>
          <p>
            <a href={view.to(reportPath)}>{t.fullReport}</a>
          </p>
        </>
      )}
    </section>
  )
}

/** Each question with its answer and its reasons. */
export const DescriptionQualitySection = (props: DescriptionQualityProps) => {
  const { view, vocabulary, about } = props
  const { quality: t } = view.t
  const { completeness, mqa, label, confirmation } = about.quality
  return (
    <section class="dataset-section description-quality" id="description-quality">
      <h2>{t.section}</h2>
      <p class="soft">{t.sectionLead}</p>
      <Conformance {...props} />
      <CompletenessFacts view={view} completeness={completeness} />
      <MqaFacts view={view} vocabulary={vocabulary} mqa={mqa} />
      <LabelFacts view={view} label={label} />
      <ConfirmationFacts view={view} confirmation={confirmation} />
      <section class="quality-part">
        <h3>{t.losses}</h3>
        <LossesCounts view={view} losses={about.losses} />
        <p>
          <a href={view.to(about.lossesPath)}>{t.seeLosses}</a>
        </p>
        <p class="quality-note">{t.lossesLead}</p>
      </section>
    </section>
  )
}
