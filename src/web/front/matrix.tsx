import type { View } from '../view.ts'
import { SHADE_LABELS, shadeOf, type MapColumn, type MapRow, type MapTable } from './map-table.ts'

interface MatrixProps {
  readonly view: View
  readonly map: MapTable
}

export const searchPath = (filters: Readonly<Record<string, string>>) =>
  `/search?${new URLSearchParams(filters).toString()}`

const ColumnHead = ({ view, column }: { view: View; column: MapColumn }) => {
  const label = (
    <span class="map-slant">
      <span class="map-letter">{column.letter}</span> {column.short}
      <span class="sr-only">
        {' '}
        – {column.name}
        {column.count === 0 && `. ${view.t.front.gap}`}
      </span>
    </span>
  )
  return (
    <th scope="col" class={column.count === 0 ? 'map-gap' : undefined} title={column.name}>
      {column.count === 0 ? label : <a href={view.to(`/categories/${column.code}`)}>{label}</a>}
    </th>
  )
}

const Cell = ({
  view,
  row,
  index,
  column,
}: {
  view: View
  row: MapRow
  index: number
  column: MapColumn
}) => {
  const count = row.cells[index] ?? 0
  if (count === 0) return <td class={column.count === 0 ? 'map-cell map-gap' : 'map-cell'}></td>
  const name = view.t.front.cell({
    authority: row.name,
    category: column.short,
    count: view.t.authority.count(count, view.format.number(count)),
  })
  return (
    <td class="map-cell">
      <a
        class={`map-count shade-${shadeOf(count)}`}
        href={view.to(searchPath({ category: column.code, authority: row.slug }))}
        aria-label={name}
        title={name}
      >
        {view.format.number(count)}
      </a>
    </td>
  )
}

const Row = ({ view, map, row }: MatrixProps & { row: MapRow }) => (
  <tr>
    <th scope="row">
      <a href={view.to(`/authorities/${encodeURIComponent(row.slug)}`)}>{row.name}</a>
    </th>
    {map.columns.map((column, index) => (
      <Cell view={view} row={row} index={index} column={column} />
    ))}
    <td class="map-total">{view.format.number(row.count)}</td>
  </tr>
)

const Totals = ({ view, map }: MatrixProps) => (
  <tr>
    <th scope="row">{view.t.front.allAuthorities}</th>
    {map.columns.map(({ code, count, short }) => (
      <td class={count === 0 ? 'map-total map-gap' : 'map-total'}>
        {count === 0 ? (
          <span title={view.t.front.gap}>
            0<span class="sr-only"> – {view.t.front.gap}</span>
          </span>
        ) : (
          <a href={view.to(searchPath({ category: code }))}>
            {view.format.number(count)}
            <span class="sr-only"> {short}</span>
          </a>
        )}
      </td>
    ))}
    <td class="map-total map-sum">{view.format.number(map.total)}</td>
  </tr>
)

/** The data map as a table, for screens that have room for seventeen columns. */
export const Matrix = ({ view, map }: MatrixProps) => (
  <div class="map-wide">
    <table class="map">
      <caption class="sr-only">{view.t.front.mapCaption}</caption>
      <thead>
        <tr>
          <th scope="col" class="map-corner">
            {view.t.front.authority}
          </th>
          {map.columns.map((column) => (
            <ColumnHead view={view} column={column} />
          ))}
          <th scope="col" class="map-total-head">
            <span class="map-slant">{view.t.front.total}</span>
          </th>
        </tr>
      </thead>
      {map.groups.map(({ group, rows }) => (
        <tbody>
          <tr class="map-group">
            <th scope="rowgroup" colspan={map.columns.length + 2}>
              {view.t.front.groups[group]}
            </th>
          </tr>
          {rows.map((row) => (
            <Row view={view} map={map} row={row} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <Totals view={view} map={map} />
      </tfoot>
    </table>
  </div>
)

/** The same facts for narrow screens: a list for each authority. */
export const MatrixList = ({ view, map }: MatrixProps) => (
  <div class="map-narrow">
    {map.groups.map(({ group, rows }) => (
      <section>
        <h3 class="h5 map-narrow-group">{view.t.front.groups[group]}</h3>
        <ul class="nobullet-list map-narrow-list">
          {rows.map((row) => (
            <li>
              <p class="map-narrow-name">
                <a href={view.to(`/authorities/${encodeURIComponent(row.slug)}`)}>{row.name}</a>
                <span>{view.t.authority.count(row.count, view.format.number(row.count))}</span>
              </p>
              <ul class="nobullet-list map-chips">
                {map.columns.map((column, index) => {
                  const count = row.cells[index] ?? 0
                  return count === 0 ? null : (
                    <li>
                      <a
                        class={`map-chip shade-${shadeOf(count)}`}
                        href={view.to(searchPath({ category: column.code, authority: row.slug }))}
                      >
                        {column.short} <strong>{view.format.number(count)}</strong>
                      </a>
                    </li>
                  )
                })}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)

export const Legend = ({ view, map }: MatrixProps) => {
  const gaps = map.columns.filter(({ count }) => count === 0)
  return (
    <div class="map-legend">
      <p class="map-scale">
        {view.t.front.legend}{' '}
        {SHADE_LABELS.map((label, index) => (
          <span class={`map-swatch shade-${index + 1}`}>{label}</span>
        ))}
      </p>
      {gaps.length > 0 && (
        <p class="map-gaps">
          <span class="map-swatch map-gap" aria-hidden="true"></span>
          {view.t.front.gaps(view.format.list(gaps.map(({ letter, short }) => `${letter} ${short}`)))}
        </p>
      )}
    </div>
  )
}
