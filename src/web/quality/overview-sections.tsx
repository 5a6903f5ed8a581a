import type { FoundKind } from '../../catalogue/report.ts'
import { ANNEX_B } from '../../quality/completeness.ts'
import { facetLabel } from '../../search/labels.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { compactIri } from '../dataset/links.tsx'
import { SeverityBadge } from '../report/severity-badge.tsx'
import { Advice } from '../report/turtle-text.tsx'
import type { View } from '../view.ts'
import { CountTable, type CountRow } from './count-table.tsx'
import { scopeParameters, type Overview, type OverviewScope, type StateCount } from './overview.ts'

export interface OverviewProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly scope: OverviewScope
  readonly overview: Overview
}

const pathTo = (base: string, parameters: StateCount['parameters']) =>
  `${base}?${new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString()}`

const TONES: Readonly<Record<string, CountRow['tone']>> = {
  yes: 'good',
  no: 'open',
  confirmed: 'good',
  overdue: 'open',
}

const rowOf = (
  { scope }: OverviewProps,
  label: string,
  { value, count, parameters }: StateCount,
): CountRow => ({
  label,
  count,
  path: parameters.length === 0 ? undefined : pathTo('/search', [...scopeParameters(scope), ...parameters]),
  tone: TONES[value] ?? 'brand',
})

const ofFacet = (props: OverviewProps, facet: 'conforms' | 'mqa' | 'label') =>
  props.overview[facet]
    .filter(({ value, count }) => value !== 'not-validated' || count > 0)
    .map((state) => {
      const label = facetLabel(facet, state.value, { vocabulary: props.vocabulary })
      return rowOf(props, label[props.view.language], state)
    })

/** "24–26", "All 27", "Fewer than 15". */
function bucketLabels({ t }: View, buckets: readonly StateCount[]): readonly string[] {
  const { buckets: words } = t.overview
  return buckets.map(({ value }, index) => {
    const next = buckets[index - 1]?.value
    if (next === undefined) return words.all
    return value === '0' ? words.under(next) : `${value}–${Number(next) - 1}`
  })
}

/** How many descriptions are in which state, question by question. */
export const StateTables = (props: OverviewProps) => {
  const { view, overview } = props
  const { overview: t } = view.t
  const { total } = overview
  const labels = bucketLabels(view, overview.completeness)
  const confirmation: Readonly<Record<string, string>> = {
    confirmed: t.confirmed,
    overdue: t.overdue,
    unknown: t.unknown,
  }
  return (
    <div class="count-tables">
      <CountTable view={view} caption={t.conforms} rows={ofFacet(props, 'conforms')} total={total} />
      <CountTable
        view={view}
        caption={t.completeness}
        lead={t.completenessLead}
        rows={overview.completeness.map((state, index) => rowOf(props, labels[index] ?? '', state))}
        total={total}
      />
      <CountTable
        view={view}
        caption={t.confirmation}
        lead={t.confirmationLead}
        rows={overview.confirmation.map((state) => rowOf(props, confirmation[state.value] ?? '', state))}
        total={total}
      />
      <CountTable view={view} caption={t.mqa} lead={t.mqaLead} rows={ofFacet(props, 'mqa')} total={total} />
      <CountTable
        view={view}
        caption={t.label}
        lead={t.labelLead}
        rows={ofFacet(props, 'label')}
        total={total}
      />
    </div>
  )
}

export const findingPath = (
  { shape, constraint, path }: Pick<FoundKind['kind'], 'shape' | 'constraint' | 'path'>,
  scope: OverviewScope,
): string =>
  pathTo('/quality/finding', [
    ['shape', shape],
    ['constraint', constraint],
    ['path', path],
    ...scopeParameters(scope),
  ])

const FindingRow = ({ view, scope, found }: Pick<OverviewProps, 'view' | 'scope'> & { found: FoundKind }) => {
  const { kind, datasets } = found
  const { overview: t } = view.t
  const name = kind.name[view.language]
  const advice = kind.howToFix[view.language]
  const count = view.format.number(datasets)
  return (
    <tr>
      <th scope="row">
        <strong>{name}</strong>{' '}
        {kind.path !== '' && <code class="finding-path">{compactIri(kind.path)}</code>}
        <p class="finding-message">{kind.message[view.language]}</p>
        {advice !== '' && (
          <details class="details">
            <summary class="details-summary">
              {t.howToFix} <span class="sr-only">: {name}</span>
            </summary>
            <Advice text={advice} />
          </details>
        )}
      </th>
      <td>
        <SeverityBadge view={view} severity={kind.severity} />
      </td>
      <td class="number">
        <a href={view.to(findingPath(kind, scope))} aria-label={`${name}: ${t.seeDatasets(datasets, count)}`}>
          {count}
        </a>
      </td>
    </tr>
  )
}

/** What is missing most often, how to mend it, and the datasets behind each. */
export const FrequentFindings = ({ view, scope, overview }: OverviewProps) => {
  const { overview: t } = view.t
  return (
    <section class="frequent-findings">
      <h2>{t.frequent}</h2>
      {overview.frequent.length === 0 ? (
        <p>{t.noFindings}</p>
      ) : (
        <>
          <p class="soft">{t.frequentLead}</p>
          <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.frequentCaption}>
            <table class="table table--compact">
              <caption class="sr-only">{t.frequentCaption}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.finding}</th>
                  <th scope="col">{t.severity}</th>
                  <th scope="col" class="number">
                    {t.datasets}
                  </th>
                </tr>
              </thead>
              <tbody>
                {overview.frequent.map((found) => (
                  <FindingRow view={view} scope={scope} found={found} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}

/** The state of the descriptions of one source or authority, as a part of its page. */
export const OverviewSection = (props: OverviewProps) => {
  const { view, overview } = props
  if (overview.total === 0) return null
  return (
    <>
      <section id="quality">
        <h2>{view.t.overview.section}</h2>
        <StateTables {...props} />
      </section>
      <FrequentFindings {...props} />
      <p>
        <a href={view.to('/quality')}>{view.t.overview.seeAll}</a>
      </p>
    </>
  )
}

/** Number of elements that the law names. */
export const ELEMENTS = ANNEX_B.length
