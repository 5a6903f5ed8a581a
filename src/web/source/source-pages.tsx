import type { RunReport } from '../../catalogue/run.ts'
import type { SourceTotals, StoredSource } from '../../catalogue/store.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { safeAddress, SafeLink } from '../dataset/links.tsx'
import { searchPath } from '../front/matrix.tsx'
import { Page } from '../layout/page.tsx'
import { OverviewSection } from '../quality/overview-sections.tsx'
import type { Overview } from '../quality/overview.ts'
import type { View } from '../view.ts'
import { OutcomeBadge, OutcomeText } from './outcome.tsx'
import { sourceTitle } from './source-title.ts'

/** A source with where it stands. */
export interface SourceState {
  readonly source: StoredSource
  readonly totals: SourceTotals
  readonly last: RunReport | undefined
}

const runPath = (view: View, { id }: RunReport) => view.to(`/runs/${encodeURIComponent(id)}`)

const SourceRow = ({ view, state: { source, totals, last } }: { view: View; state: SourceState }) => (
  <tr>
    <th scope="row">
      <a href={view.to(`/sources/${encodeURIComponent(source.id)}`)}>{sourceTitle(view, source)}</a>
    </th>
    <td class="number">{view.format.number(totals.active)}</td>
    <td>
      {last ? <a href={runPath(view, last)}>{view.format.time(last.endedAt ?? last.startedAt)}</a> : '–'}
    </td>
    <td>{last ? <OutcomeBadge view={view} outcome={last.outcome} /> : view.t.source.never}</td>
  </tr>
)

export const SourcesPage = ({ view, states }: { view: View; states: readonly SourceState[] }) => {
  const { source: t } = view.t
  const ordered = states.toSorted((a, b) =>
    view.format.compare(sourceTitle(view, a.source), sourceTitle(view, b.source)),
  )
  return (
    <Page
      view={view}
      title={t.listTitle}
      description={t.listLead}
      current="sources"
      trail={[{ text: t.listTitle }]}
    >
      <h1>{t.listTitle}</h1>
      <p class="page-lead">{t.listLead}</p>
      {states.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.caption}>
          <table class="table table--compact">
            <caption class="sr-only">{t.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col" class="number">
                  {t.datasets}
                </th>
                <th scope="col">{t.lastRun}</th>
                <th scope="col">{t.outcome}</th>
              </tr>
            </thead>
            <tbody>
              {ordered.map((state) => (
                <SourceRow view={view} state={state} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}

const SHOWN_COUNTS = ['found', 'created', 'updated', 'deleted', 'rejected'] as const

const RunRow = ({ view, report }: { view: View; report: RunReport }) => (
  <tr>
    <th scope="row">
      <a href={runPath(view, report)}>{view.format.time(report.startedAt)}</a>
    </th>
    <td>
      <OutcomeBadge view={view} outcome={report.outcome} />
    </td>
    {SHOWN_COUNTS.map((count) => (
      <td class="number">{view.format.number(report.counts[count])}</td>
    ))}
  </tr>
)

const Runs = ({ view, name, runs }: { view: View; name: string; runs: readonly RunReport[] }) => {
  const { run, source: t } = view.t
  if (runs.length === 0) return <p>{t.never}</p>
  return (
    <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.runsCaption(name)}>
      <table class="table table--compact">
        <caption class="sr-only">{t.runsCaption(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{run.started}</th>
            <th scope="col">{run.outcome}</th>
            {SHOWN_COUNTS.map((count) => (
              <th scope="col" class="number">
                {run.count[count]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((report) => (
            <RunRow view={view} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A folder or file of the server is nobody's business; only public addresses are shown. */
const Address = ({ view, url }: { view: View; url: string }) =>
  safeAddress(url) === undefined ? <>{view.t.source.localFile}</> : <SafeLink iri={url} />

const SourceFacts = ({ view, source, totals }: Omit<SourceState, 'last'> & { view: View }) => {
  const { source: t } = view.t
  return (
    <dl class="facts">
      <dt>{t.datasets}</dt>
      <dd>
        {view.format.number(totals.active)}{' '}
        <a href={view.to(searchPath({ source: source.id }))}>{t.seeDatasets}</a>
      </dd>
      {totals.missing > 0 && (
        <>
          <dt>{t.missing}</dt>
          <dd>{view.format.number(totals.missing)}</dd>
        </>
      )}
      {totals.deleted > 0 && (
        <>
          <dt>{t.deleted}</dt>
          <dd>{view.format.number(totals.deleted)}</dd>
        </>
      )}
      <dt>{t.kind}</dt>
      <dd>
        <code>{source.kind}</code>
      </dd>
      <dt>{t.address}</dt>
      <dd>
        <Address view={view} url={source.url} />
      </dd>
      <dt>{t.profile}</dt>
      <dd>
        <code>{source.profile}</code>
      </dd>
    </dl>
  )
}

export interface SourcePageProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly state: SourceState
  readonly runs: readonly RunReport[]
  readonly overview: Overview
}

export const SourcePage = ({ view, vocabulary, state, runs, overview }: SourcePageProps) => {
  const { source: t } = view.t
  const { source, totals, last } = state
  const name = sourceTitle(view, source)
  const language = view.language === 'da' ? '' : `?lang=${view.language}`
  const feed = `/api/v1/sources/${encodeURIComponent(source.id)}/changes.atom${language}`
  return (
    <Page
      view={view}
      title={name}
      current="sources"
      head={<link rel="alternate" type="application/atom+xml" title={t.feed} href={feed} />}
      trail={[{ text: t.listTitle, path: '/sources' }, { text: name }]}
    >
      <p class="tagline">{t.name}</p>
      <h1>{name}</h1>
      {last && <OutcomeText view={view} report={last} />}
      <SourceFacts view={view} source={source} totals={totals} />
      <OverviewSection
        view={view}
        vocabulary={vocabulary}
        scope={{ source: source.id }}
        overview={overview}
      />
      <h2>{t.runs}</h2>
      <p>
        <a href={feed} type="application/atom+xml">
          {t.feed}
        </a>
      </p>
      <Runs view={view} name={name} runs={runs} />
    </Page>
  )
}
