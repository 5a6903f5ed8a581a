import type { RunReport } from '../../catalogue/run.ts'
import type { View } from '../view.ts'

const WIDTH = 600
const HEIGHT = 160
const MARGIN = 8
/** Fewer say nothing about time. */
const FEWEST_RUNS = 2

/** Runs from before that was kept have what they found. */
const datasetsAfter = ({ totals, counts }: RunReport): number => totals?.active ?? counts.found

/** Runs that read a source to its end. */
const COMPLETE: ReadonlySet<RunReport['outcome']['kind']> = new Set([
  'done',
  'partly-rejected',
  'held',
  'empty',
])

/**
 * How many datasets the catalogue had of a source after each complete run, oldest first; drawn, and in words for
 * whoever does not see the drawing.
 */
export const CountsChart = ({ view, runs }: { view: View; runs: readonly RunReport[] }) => {
  const complete = runs.filter(({ outcome }) => COMPLETE.has(outcome.kind)).toReversed()
  const [first, last] = [complete[0], complete.at(-1)]
  if (!first || !last || complete.length < FEWEST_RUNS) return null
  const { source: t } = view.t
  const most = Math.max(1, ...complete.map(datasetsAfter))
  const points = complete.map((report, place) => ({
    report,
    x: MARGIN + (place / (complete.length - 1)) * (WIDTH - 2 * MARGIN),
    y: HEIGHT - MARGIN - (datasetsAfter(report) / most) * (HEIGHT - 2 * MARGIN),
  }))
  const said = t.chartText({
    from: view.format.day(first.startedAt),
    to: view.format.day(last.startedAt),
    first: view.format.number(datasetsAfter(first)),
    last: view.format.number(datasetsAfter(last)),
    most: view.format.number(most),
  })
  return (
    <figure class="counts-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="counts-title counts-text">
        <title id="counts-title">{t.chart}</title>
        <desc id="counts-text">{said}</desc>
        <line class="chart-axis" x1={0} x2={WIDTH} y1={HEIGHT - MARGIN} y2={HEIGHT - MARGIN} />
        <polyline
          class="chart-line"
          points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        />
        {points.map(({ report, x, y }) => (
          <circle class="chart-point" cx={x.toFixed(1)} cy={y.toFixed(1)} r="4">
            <title>
              {`${view.format.time(report.startedAt)}: ${view.format.number(datasetsAfter(report))}`}
            </title>
          </circle>
        ))}
      </svg>
      <figcaption>
        {t.chart}. {said}
      </figcaption>
    </figure>
  )
}
