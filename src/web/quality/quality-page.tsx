import { Page } from '../layout/page.tsx'
import { Bar } from './bar.tsx'
import { ELEMENTS, FrequentFindings, StateTables, type OverviewProps } from './overview-sections.tsx'

/** One authority's line of the table. */
export interface AuthorityState {
  readonly slug: string
  readonly name: string
  readonly total: number
  readonly conforming: number
  readonly median: number
}

export interface QualityPageProps extends OverviewProps {
  readonly authorities: readonly AuthorityState[]
}

const Figures = ({ view, overview }: OverviewProps) => {
  const { overview: t } = view.t
  const share = (value: string, states: OverviewProps['overview']['conforms']) => {
    const count = states.find((state) => state.value === value)?.count ?? 0
    return view.format.percent(overview.total === 0 ? 0 : count / overview.total)
  }
  const figures = [
    [share('yes', overview.conforms), t.conforming],
    [view.format.number(overview.median), t.median(view.format.number(ELEMENTS))],
    [share('confirmed', overview.confirmation), t.checked],
  ] as const
  return (
    <ul class="nobullet-list quality-figures" aria-label={t.figures}>
      {figures.map(([figure, text]) => (
        <li>
          <strong>{figure}</strong> <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

const Authorities = ({ view, authorities }: QualityPageProps) => {
  const { overview: t } = view.t
  return (
    <section>
      <h2>{t.byAuthority}</h2>
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.byAuthorityCaption}>
        <table class="table table--compact authority-states">
          <caption class="sr-only">{t.byAuthorityCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.authority}</th>
              <th scope="col" class="number">
                {t.datasets}
              </th>
              <th scope="col">{t.conforms}</th>
              <th scope="col" class="number">
                {t.medianShort}
              </th>
            </tr>
          </thead>
          <tbody>
            {authorities.map(({ slug, name, total, conforming, median }) => (
              <tr>
                <th scope="row">
                  <a href={view.to(`/authorities/${encodeURIComponent(slug)}#quality`)}>{name}</a>
                </th>
                <td class="number">{view.format.number(total)}</td>
                <td class="count-share">
                  <Bar value={conforming} of={total} tone="good" />
                  <span>{view.format.percent(total === 0 ? 0 : conforming / total)}</span>
                </td>
                <td class="number">
                  {view.t.quality.pointsOf(view.format.number(median), view.format.number(ELEMENTS))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The state of every holder's descriptions, for the access body and everybody else. */
export const QualityPage = (props: QualityPageProps) => {
  const { view, overview } = props
  const { overview: t } = view.t
  return (
    <Page view={view} title={t.title} description={t.lead} trail={[{ text: t.title }]}>
      <h1>{t.title}</h1>
      <p class="page-lead">{t.lead}</p>
      {overview.total === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <>
          <Figures {...props} />
          <p class="soft">{t.leadNote}</p>
          <StateTables {...props} />
          <FrequentFindings {...props} />
          <Authorities {...props} />
        </>
      )}
    </Page>
  )
}
