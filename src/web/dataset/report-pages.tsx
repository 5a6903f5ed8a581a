import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { StoredReport } from '../../catalogue/report.ts'
import type { Losses } from '../../dataset/losses.ts'
import type { Profiles } from '../../validation/profiles.ts'
import { Page } from '../layout/page.tsx'
import { LossesCounts, LossesTables } from '../quality/losses.tsx'
import { Findings } from '../report/findings.tsx'
import { levelWords, profileTitle } from '../report/profile-words.ts'
import { VerdictLine } from '../report/verdict.tsx'
import type { View } from '../view.ts'
import { datasetPath } from '../quality/quality-of-record.ts'

export interface ReportPageProps {
  readonly view: View
  readonly profiles: Profiles
  readonly record: CatalogueRecord
  readonly title: string
  readonly report: StoredReport | undefined
}

const trailTo = (view: View, record: CatalogueRecord, texts: { title: string; here: string }) => [
  { text: view.t.search.title, path: '/search' },
  { text: texts.title, path: datasetPath(record) },
  { text: texts.here },
]

const ReportFacts = ({ view, profiles, report }: ReportPageProps & { report: StoredReport }) => {
  const { report: t } = view.t
  return (
    <dl class="facts report-facts">
      <dt>{t.profile}</dt>
      <dd>
        {profileTitle(view, profiles, report.profile)}
        {profiles.get(report.profile)?.version !== report.profileVersion && <p class="soft">{t.outdated}</p>}
      </dd>
      <dt>{t.validatedAt}</dt>
      <dd>{view.format.time(report.at)}</dd>
      <dt>{t.version}</dt>
      <dd>{view.format.number(report.version)}</dd>
    </dl>
  )
}

/** The whole report of one record. */
export const ReportPage = (props: ReportPageProps) => {
  const { view, profiles, record, title, report } = props
  const { report: t } = view.t
  const level = report && levelWords(view, profiles, report)
  return (
    <Page
      view={view}
      title={t.title(title)}
      current="search"
      trail={trailTo(view, record, { title, here: t.short })}
      index={false}
    >
      <p class="tagline">{t.short}</p>
      <h1>{title}</h1>
      {report === undefined ? (
        <p class="page-lead">{t.none}</p>
      ) : (
        <>
          <VerdictLine view={view} verdict={report} />
          {level !== undefined && <p class="level-note">{level}</p>}
          <ReportFacts {...props} report={report} />
          <p class="report-links">
            <a href={view.to(`/validate?dataset=${encodeURIComponent(record.id)}`)}>{t.tryIt}</a>
            <a href={`/api/v1/datasets/${encodeURIComponent(record.id)}/report`}>{t.asJson}</a>
          </p>
          <Findings
            view={view}
            iri={record.iri}
            findings={report.findings}
            counts={report.counts}
            level={2}
          />
        </>
      )}
    </Page>
  )
}

/** What became of each statement of a record that was not simply understood. */
export const LossesPage = ({
  view,
  record,
  title,
  losses,
}: {
  readonly view: View
  readonly record: CatalogueRecord
  readonly title: string
  readonly losses: Losses
}) => {
  const { losses: t, quality } = view.t
  return (
    <Page
      view={view}
      title={t.title(title)}
      current="search"
      trail={trailTo(view, record, { title, here: t.short })}
      index={false}
    >
      <p class="tagline">{t.short}</p>
      <h1>{title}</h1>
      <p class="page-lead">{quality.lossesLead}</p>
      <LossesCounts view={view} losses={losses} />
      <LossesTables view={view} iri={record.iri} losses={losses} />
    </Page>
  )
}
