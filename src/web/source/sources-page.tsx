import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { OutcomeBadge } from './outcome.tsx'
import { Next, runPath, type SourceState } from './source-state.tsx'
import { sourceTitle } from './source-title.ts'

const SourceRow = ({ view, state }: { view: View; state: SourceState }) => {
  const { source, totals, last } = state
  return (
    <tr>
      <th scope="row">
        <a href={view.to(`/sources/${encodeURIComponent(source.id)}`)}>{sourceTitle(view, source)}</a>
      </th>
      <td class="number">{view.format.number(totals.active)}</td>
      <td>
        {last ? <a href={runPath(view, last)}>{view.format.time(last.endedAt ?? last.startedAt)}</a> : '–'}
      </td>
      <td>{last ? <OutcomeBadge view={view} outcome={last.outcome} /> : view.t.source.never}</td>
      <td>
        <Next view={view} state={state} />
      </td>
    </tr>
  )
}

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
                <th scope="col">{t.nextRun}</th>
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
