import type { Child } from 'hono/jsx'
import type { DatasetDescription } from '../../dataset/description.ts'
import type { Shown } from './context.ts'
import { renderNode } from './nodes.tsx'
import { conceptName } from './simple-values.tsx'
import { Phrase, textFor } from './texts.tsx'

function agesOf({ view }: Shown, { minAge, maxAge }: DatasetDescription): string | undefined {
  const from = minAge[0] === undefined ? undefined : view.format.number(minAge[0])
  const to = maxAge[0] === undefined ? undefined : view.format.number(maxAge[0])
  if (from !== undefined && to !== undefined) return view.t.dataset.ages(from, to)
  if (from !== undefined) return from === '0' ? undefined : view.t.dataset.agesFrom(from)
  return to === undefined ? undefined : view.t.dataset.agesTo(to)
}

const listed = (items: readonly Child[]): Child =>
  items.length === 0 ? undefined : items.map((item, index) => [index > 0 && ', ', item])

/** The facts people compare data sources by; those that are not described are left out. */
function summaryFacts(shown: Shown, description: DatasetDescription): [label: string, value: Child][] {
  const { view } = shown
  const { facts } = view.t
  const number = (values: readonly number[]) =>
    values[0] === undefined ? undefined : view.format.number(values[0])
  const concepts = (values: DatasetDescription['frequency']) =>
    listed(values.slice(0, 6).map((concept) => <Phrase view={view} text={conceptName(shown, concept)} />))
  const all: [string, Child][] = [
    [facts.period, listed(description.temporal.map((period) => view.format.period(period)))],
    [facts.ages, agesOf(shown, description)],
    [facts.individuals, number(description.individuals)],
    [facts.records, number(description.records)],
    [facts.codingSystem, concepts(description.codingSystem)],
    [facts.frequency, concepts(description.frequency)],
    [
      facts.spatial,
      listed(description.spatial.slice(0, 6).map((place) => renderNode(shown, 'place', place))),
    ],
  ]
  return all.filter(([, value]) => value !== undefined && value !== '')
}

export const Summary = ({ shown, description }: { shown: Shown; description: DatasetDescription }) => {
  const { view } = shown
  const facts = summaryFacts(shown, description)
  const population = textFor(description.populationCoverage, view.language)
  if (facts.length === 0 && !population) return null
  return (
    <section class="summary" aria-label={view.t.dataset.summary}>
      <dl class="summary-facts">
        {population && (
          <div class="summary-wide">
            <dt>{view.t.facts.population}</dt>
            <dd>
              <Phrase view={view} text={population} />
            </dd>
          </div>
        )}
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
