import type { Checks, Kept, Rehearsal, RehearsedRecord } from '../../harvest/checks/checks.ts'
import type { Losses } from '../../dataset/losses.ts'
import type { QualityAssessment } from '../../quality/assess.ts'
import type { Profiles } from '../../validation/profiles.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { Copyable } from '../dataset/copyable.tsx'
import { titleOf } from '../dataset/dataset-page.tsx'
import { Page } from '../layout/page.tsx'
import { bandLabel } from '../quality/mqa.tsx'
import { profileTitle } from '../report/profile-words.ts'
import { verdictWords } from '../report/verdict.tsx'
import { OutcomeBadge } from '../source/outcome.tsx'
import { Rejections } from '../source/rejections.tsx'
import { RunFindingsSection } from '../source/run-findings.tsx'
import { Reason } from '../report/reason.tsx'
import type { View } from '../view.ts'

/** A rehearsed record with what is said of it. */
export interface RehearsedLine extends RehearsedRecord {
  readonly quality: QualityAssessment
  readonly losses: Losses
}

export interface RehearsalPageProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly profiles: Profiles
  readonly kept: Kept<Rehearsal>
  readonly lines: readonly RehearsedLine[]
}

export const rehearsalPath = ({ id }: { readonly id: string }): string => `/rehearsals/${id}`

const Summary = ({ view, profiles, kept }: RehearsalPageProps) => {
  const { rehearsal: t, result, run: words } = view.t
  const { run, profile } = kept
  const address = `${view.configuration.server.publicUrl}${view.to(rehearsalPath(kept))}`
  const reason = 'reason' in run.outcome ? run.outcome.reason : undefined
  return (
    <section
      class={run.outcome.kind === 'done' ? 'result-summary result-good' : 'result-summary'}
      aria-labelledby="summary-heading"
    >
      <h2 id="summary-heading">
        {view.t.search.results(run.counts.found, view.format.number(run.counts.found))}{' '}
        <OutcomeBadge view={view} outcome={run.outcome} />
      </h2>
      <p>{t.meanings[run.outcome.kind]}</p>
      {reason !== undefined && (
        <p>
          {words.reason}: <Reason view={view} reason={reason} />
        </p>
      )}
      <dl class="result-facts">
        <div>
          <dt>{result.profile}</dt>
          <dd>{profileTitle(view, profiles, profile)}</dd>
        </div>
        {run.counts.rejected > 0 && (
          <div>
            <dt>{t.rejected}</dt>
            <dd>{view.format.number(run.counts.rejected)}</dd>
          </div>
        )}
        <div>
          <dt>{result.kept}</dt>
          <dd>
            {view.format.time(kept.expires)}. {result.keptNote}
          </dd>
        </div>
        <div>
          <dt>{result.share}</dt>
          <dd>
            <Copyable view={view} text={address} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

const RecordRow = ({ view, vocabulary, kept, line }: RehearsalPageProps & { line: RehearsedLine }) => {
  const { record, report, quality, losses } = line
  const { completeness, mqa } = quality
  const path = `${rehearsalPath(kept)}/${encodeURIComponent(record.id)}`
  return (
    <tr>
      <th scope="row">
        <a href={view.to(path)}>{titleOf(view, record)}</a>
      </th>
      <td>{report === undefined ? '–' : verdictWords(view, report).main}</td>
      <td class="number">
        {view.t.quality.pointsOf(view.format.number(completeness.given), view.format.number(completeness.of))}
      </td>
      <td>
        {bandLabel({ view, vocabulary, mqa })} ({view.format.number(mqa.points)})
      </td>
      <td class="number">
        <a href={view.to(`${path}/losses`)}>
          {view.t.quality.statements(losses.unused.length, view.format.number(losses.unused.length))}
        </a>
      </td>
    </tr>
  )
}

const Records = (props: RehearsalPageProps) => {
  const { view, kept, lines } = props
  const { rehearsal: t } = view.t
  if (lines.length === 0) return null
  const { found } = kept.run.counts
  return (
    <section>
      <h2>{t.records}</h2>
      {found > lines.length && (
        <p>{t.recordsShown(view.format.number(lines.length), view.format.number(found))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.recordsCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.recordsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.records}</th>
              <th scope="col">{t.verdict}</th>
              <th scope="col" class="number">
                {t.completeness}
              </th>
              <th scope="col">{t.mqa}</th>
              <th scope="col" class="number">
                {t.losses}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <RecordRow {...props} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What a harvest would have brought: each record with its page, its report and what was not understood. */
export const RehearsalPage = (props: RehearsalPageProps) => {
  const { view, kept } = props
  const { rehearsal: t, validate } = view.t
  return (
    <Page
      view={view}
      title={t.title}
      current="validate"
      trail={[{ text: validate.title, path: '/validate' }, { text: t.title }]}
      scripts={['copy']}
      index={false}
    >
      <h1>{t.title}</h1>
      <p class="page-lead">{t.lead}</p>
      <Summary {...props} />
      <Records {...props} />
      <Rejections view={view} report={kept.run} />
      <RunFindingsSection view={view} findings={kept.run.findings} />
    </Page>
  )
}

/** 410: it was here, and is no more. */
export const ExpiredRehearsalPage = ({ view, limits }: { view: View; limits: Checks['limits'] }) => {
  const { rehearsal: t, result, validate } = view.t
  return (
    <Page
      view={view}
      title={t.expired}
      current="validate"
      trail={[{ text: validate.title, path: '/validate' }, { text: t.expired }]}
      index={false}
    >
      <h1>{t.expired}</h1>
      <p class="page-lead">{result.expiredLead(view.format.number(limits.keptHours))}</p>
      <p>
        <a class="button button-primary" href={view.to('/validate')}>
          {validate.title}
        </a>
      </p>
    </Page>
  )
}
