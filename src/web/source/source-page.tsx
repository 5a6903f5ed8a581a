import type { RunReport } from '../../catalogue/run.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { safeAddress, SafeLink } from '../dataset/links.tsx'
import { searchPath } from '../front/matrix.tsx'
import { Page } from '../layout/page.tsx'
import { OverviewSection } from '../quality/overview-sections.tsx'
import type { Overview } from '../quality/overview.ts'
import type { View } from '../view.ts'
import { CountsChart } from './counts-chart.tsx'
import { OutcomeBadge, OutcomeText } from './outcome.tsx'
import { sourceTitle } from './source-title.ts'
import { Next, runPath, type SourceState } from './source-state.tsx'

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

/** How the last harvest went, and what stands in the way of the next. */
const Standing = ({ view, state: { last, isHarvested, problem } }: { view: View; state: SourceState }) => {
  const { source: t } = view.t
  return (
    <>
      {!isHarvested && <p>{t.removed}</p>}
      {problem !== undefined && (
        <p>
          {t.problem} <span lang={view.language === 'en' ? undefined : 'en'}>{problem}.</span>
        </p>
      )}
      {last && <OutcomeText view={view} report={last} />}
      {last?.outcome.kind === 'held' && !last.outcome.decision && (
        <p>
          <a href={runPath(view, last)}>{t.decide}</a>
        </p>
      )}
    </>
  )
}

const SourceFacts = ({ view, state }: { view: View; state: SourceState }) => {
  const { source: t } = view.t
  const { source, totals } = state
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
      <dt>{t.nextRun}</dt>
      <dd>
        <Next view={view} state={state} />
      </dd>
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
  const { source } = state
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
      <Standing view={view} state={state} />
      <SourceFacts view={view} state={state} />
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
      <CountsChart view={view} runs={runs} />
      <Runs view={view} name={name} runs={runs} />
    </Page>
  )
}
