import { titleOf } from '../dataset/dataset-page.tsx'
import { Page } from '../layout/page.tsx'
import { LossesCounts, LossesTables } from '../quality/losses.tsx'
import { Findings } from '../report/findings.tsx'
import { levelWords } from '../report/profile-words.ts'
import { VerdictLine } from '../report/verdict.tsx'
import type { View } from '../view.ts'
import { rehearsalPath, type RehearsalPageProps, type RehearsedLine } from './rehearsal-page.tsx'

export interface RehearsedPageProps extends Pick<RehearsalPageProps, 'view' | 'profiles' | 'kept'> {
  readonly line: RehearsedLine
}

const trailOf = (view: View, { kept, line }: RehearsedPageProps, here: string) => [
  { text: view.t.validate.title, path: '/validate' },
  { text: view.t.rehearsal.title, path: rehearsalPath(kept) },
  {
    text: titleOf(view, line.record),
    path: `${rehearsalPath(kept)}/${encodeURIComponent(line.record.id)}`,
  },
  { text: here },
]

/** The report of a record of a rehearsal. */
export const RehearsedReportPage = (props: RehearsedPageProps) => {
  const { view, profiles, line } = props
  const { report: t } = view.t
  const { record, report } = line
  const level = report && levelWords(view, profiles, report)
  const title = titleOf(view, record)
  return (
    <Page
      view={view}
      title={t.title(title)}
      current="validate"
      trail={trailOf(view, props, t.short)}
      index={false}
    >
      <p class="tagline">{t.short}</p>
      <h1>{title}</h1>
      {report !== undefined && (
        <>
          <VerdictLine view={view} verdict={report} />
          {level !== undefined && <p class="level-note">{level}</p>}
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

/** What was not simply understood of a record of a rehearsal. */
export const RehearsedLossesPage = (props: RehearsedPageProps) => {
  const { view, line } = props
  const { losses: t, quality } = view.t
  const title = titleOf(view, line.record)
  return (
    <Page
      view={view}
      title={t.title(title)}
      current="validate"
      trail={trailOf(view, props, t.short)}
      index={false}
    >
      <p class="tagline">{t.short}</p>
      <h1>{title}</h1>
      <p class="page-lead">{quality.lossesLead}</p>
      <LossesCounts view={view} losses={line.losses} />
      <LossesTables view={view} iri={line.record.iri} losses={line.losses} />
    </Page>
  )
}
