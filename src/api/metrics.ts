import type { CatalogueStore } from '../catalogue/store.ts'
import type { SearchEngine } from '../search/engine.ts'

/** Upper bounds in seconds: an answer from memory up to a slow page. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Observed {
  count: number
  sum: number
  readonly buckets: number[]
}

/** Counts of what was answered, by surface: few and known labels, so that no visitor can make them grow. */
export interface RequestMetrics {
  record: (request: { surface: string; method: string; status: number; seconds: number }) => void
  lines: () => string[]
}

const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function createRequestMetrics(): RequestMetrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Observed>()
  return {
    record({ surface, method, status, seconds }) {
      const known = KNOWN_METHODS.has(method) ? method : 'other'
      const labels = `surface="${surface}",method="${known}",status="${status}"`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
      const observed = durations.get(surface) ?? { count: 0, sum: 0, buckets: BUCKETS_SECONDS.map(() => 0) }
      durations.set(surface, observed)
      observed.count += 1
      observed.sum += seconds
      BUCKETS_SECONDS.forEach((bound, index) => {
        if (seconds <= bound) observed.buckets[index] = (observed.buckets[index] ?? 0) + 1
      })
    },
    lines: () => [
      ...family('http_requests_total', 'counter', 'Requests answered.'),
      ...[...requests].map(([labels, count]) => `http_requests_total{${labels}} ${count}`),
      ...family('http_request_duration_seconds', 'histogram', 'Time until the answer was ready.'),
      ...[...durations].flatMap(([surface, observed]) => histogram(surface, observed)),
    ],
  }
}

function histogram(surface: string, { count, sum, buckets }: Observed): string[] {
  const name = 'http_request_duration_seconds'
  return [
    ...BUCKETS_SECONDS.map(
      (bound, i) => `${name}_bucket{surface="${surface}",le="${bound}"} ${buckets[i] ?? 0}`,
    ),
    `${name}_bucket{surface="${surface}",le="+Inf"} ${count}`,
    `${name}_sum{surface="${surface}"} ${sum}`,
    `${name}_count{surface="${surface}"} ${count}`,
  ]
}

const family = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
]

/** Of so many runs of a source the last good one is looked for. */
const RUNS_LOOKED_AT = 100

/** How each source was last harvested: as many series as there are sources, for each name. */
async function harvestLines(store: CatalogueStore): Promise<string[]> {
  const ended: string[] = []
  const succeeded: string[] = []
  const durations: string[] = []
  const outcomes: string[] = []
  const waiting: string[] = []
  for (const { id } of await store.sources()) {
    const runs = (await store.runs({ source: id, limit: RUNS_LOOKED_AT })).filter(({ endedAt }) => endedAt)
    const [last] = runs
    const good = runs.find(({ outcome }) => outcome.kind === 'done')
    const held = runs.filter(
      ({ outcome }) => outcome.kind === 'held' && !outcome.decision && outcome.supersededBy === undefined,
    )
    const label = `{source="${id}"}`
    if (good) succeeded.push(`harvest_last_success_timestamp_seconds${label} ${secondsOf(good.endedAt)}`)
    waiting.push(`harvest_held_runs${label} ${held.length}`)
    if (!last) continue
    const seconds = secondsOf(last.endedAt) - secondsOf(last.startedAt)
    ended.push(`harvest_last_end_timestamp_seconds${label} ${secondsOf(last.endedAt)}`)
    durations.push(`harvest_last_duration_seconds${label} ${Math.max(0, seconds)}`)
    outcomes.push(`harvest_last_outcome{source="${id}",outcome="${last.outcome.kind}"} 1`)
  }
  return [
    ...family('harvest_last_success_timestamp_seconds', 'gauge', 'End of the last run that was done.'),
    ...succeeded,
    ...family('harvest_last_end_timestamp_seconds', 'gauge', 'End of the last run, however it went.'),
    ...ended,
    ...family('harvest_last_duration_seconds', 'gauge', 'Duration of the last run.'),
    ...durations,
    ...family('harvest_last_outcome', 'gauge', 'What came of the last run.'),
    ...outcomes,
    ...family('harvest_held_runs', 'gauge', 'Held runs that wait for a decision.'),
    ...waiting,
  ]
}

const secondsOf = (time = ''): number => Date.parse(time) / 1000

/** Text exposition format 0.0.4 of everything measured. */
export async function writeMetrics(
  requests: RequestMetrics,
  { store, engine }: { readonly store: CatalogueStore; readonly engine: SearchEngine },
): Promise<string> {
  const totals = [...(await store.totals())]
  const records = totals.flatMap(([source, states]) =>
    Object.entries(states).map(
      ([state, count]) => `catalogue_records{source="${source}",state="${state}"} ${count}`,
    ),
  )
  return [
    ...requests.lines(),
    ...family('catalogue_records', 'gauge', 'Records by source and state.'),
    ...records,
    ...(await harvestLines(store)),
    ...family('catalogue_sequence', 'gauge', 'Newest place in the log of changes.'),
    `catalogue_sequence ${await store.sequence()}`,
    ...family(
      'search_index_position',
      'gauge',
      'Place in the log of changes up to which the index is in step.',
    ),
    `search_index_position{engine="${engine.name}"} ${await engine.position()}`,
    ...family('process_resident_memory_bytes', 'gauge', 'Memory of the process.'),
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    ...family('process_uptime_seconds', 'gauge', 'Time since the process started.'),
    `process_uptime_seconds ${Math.round(process.uptime())}`,
    '',
  ].join('\n')
}
