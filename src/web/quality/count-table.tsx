import type { View } from '../view.ts'
import { Bar } from './bar.tsx'

export interface CountRow {
  readonly label: string
  readonly count: number
  /** Path of the datasets behind it; absent where no search finds just them. */
  readonly path: string | undefined
  readonly tone?: 'brand' | 'good' | 'open'
}

/** A bar chart that is a table: every number stands there, and leads to what it counts. */
export const CountTable = ({
  view,
  caption,
  lead,
  rows,
  total,
}: {
  readonly view: View
  readonly caption: string
  readonly lead?: string
  readonly rows: readonly CountRow[]
  readonly total: number
}) => {
  const { overview: t } = view.t
  return (
    <div class="count-table">
      <table>
        <caption>
          {caption}
          {lead !== undefined && <span class="count-lead">{lead}</span>}
        </caption>
        <thead class="sr-only">
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{t.datasets}</th>
            <th scope="col">{t.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, count, path, tone }) => (
            <tr>
              <th scope="row">{label}</th>
              <td class="number">
                {path === undefined || count === 0 ? (
                  view.format.number(count)
                ) : (
                  <a
                    href={view.to(path)}
                    aria-label={`${label}: ${t.seeDatasets(count, view.format.number(count))}`}
                  >
                    {view.format.number(count)}
                  </a>
                )}
              </td>
              <td class="count-share">
                <Bar value={count} of={total} {...(tone && { tone })} />
                <span>{view.format.percent(total === 0 ? 0 : count / total)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
