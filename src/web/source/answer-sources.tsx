import type { StoredSource } from '../../catalogue/store.ts'
import { notFoundPage, type PageContext } from '../page-context.tsx'
import { readOverview } from '../quality/overview.ts'
import type { DecisionError, ShownHeld } from './held-deletions.tsx'
import { RunPage } from './run-page.tsx'
import { SourcePage } from './source-page.tsx'
import type { SourceState } from './source-state.tsx'
import { SourcesPage } from './sources-page.tsx'
import { sourceTitle } from './source-title.ts'

const RUNS_SHOWN = 50
const FINDINGS_SHOWN = 10
const HELD_SHOWN = 100

async function sourceStates(context: PageContext): Promise<SourceState[]> {
  const { store, administration } = context
  const [sources, totals] = await Promise.all([store.sources(), store.totals()])
  const registered = new Map(
    (await administration.sources()).map((source) => [source.settings.id, source] as const),
  )
  const stateOf = async (source: StoredSource): Promise<SourceState> => {
    const [last] = await store.runs({ source: source.id, limit: 1 })
    const known = registered.get(source.id)
    const nextRun = known && known.problem === undefined ? administration.nextRun(known.settings) : undefined
    return {
      source,
      last,
      totals: totals.get(source.id) ?? { active: 0, missing: 0, deleted: 0 },
      isHarvested: known !== undefined,
      ...(known?.problem !== undefined && { problem: known.problem }),
      ...(nextRun !== undefined && { nextRun }),
    }
  }
  return Promise.all(sources.map(stateOf))
}

export async function answerSources(context: PageContext): Promise<Response> {
  return context.c.html(<SourcesPage view={context.view} states={await sourceStates(context)} />)
}

export async function answerSource(context: PageContext): Promise<Response> {
  const { c, view, store } = context
  const id = c.req.param('id') ?? ''
  const states = await sourceStates(context)
  const state = states.find(({ source }) => source.id === id)
  if (!state) return notFoundPage(context)
  const runs = await store.runs({ source: id, limit: RUNS_SHOWN })
  const overview = await readOverview(context, { source: id }, FINDINGS_SHOWN)
  return c.html(<SourcePage {...{ view, state, runs, overview, vocabulary: context.vocabulary }} />)
}

export const answerRun = (context: PageContext): Promise<Response> => runPage(context)

async function runPage(context: PageContext, error?: DecisionError): Promise<Response> {
  const { c, view, store, administration } = context
  const id = c.req.param('id') ?? ''
  const report = (await store.run(id)) ?? (await administration.askedFor(id))
  if (!report) return notFoundPage(context)
  const sources = await store.sources()
  const source = sources.find((each) => each.id === report.source) ?? { id: report.source, title: {} }
  const held = await heldRecords(context, id)
  const page = <RunPage {...{ view, report, held, error }} source={sourceTitle(view, source)} />
  return c.html(page, error === undefined ? 200 : STATUS[error])
}

const STATUS = {
  'no-key': 400,
  'wrong-key': 401,
  'other-role': 403,
  elsewhere: 403,
  'too-late': 409,
  'too-many': 429,
} as const

async function heldRecords({ store }: PageContext, run: string): Promise<readonly ShownHeld[]> {
  const held = await store.held(run, { limit: HELD_SHOWN })
  const records = new Map((await store.recordsOf(held.map(({ id }) => id))).map((each) => [each.id, each]))
  return held.map((each) => ({ ...each, title: records.get(each.id)?.description.title ?? [] }))
}

/** The decision of an administrator whose key comes with the form; it is neither kept nor shown again. */
export async function answerDecision(context: PageContext): Promise<Response> {
  const { c, view, store, now, checkKey } = context
  if (!isFromHere(c.req.raw)) return runPage(context, 'elsewhere')
  const form = await c.req.formData().catch(() => undefined)
  const key = form?.get('key')
  const kind = form?.get('decision')
  if (typeof key !== 'string' || key.trim() === '' || (kind !== 'approved' && kind !== 'rejected'))
    return runPage(context, 'no-key')
  const checked = await checkKey(key.trim(), 'admin')
  if (checked.kind === 'wrong') return runPage(context, 'wrong-key')
  if (checked.kind !== 'admitted') return runPage(context, checked.kind)
  const run = c.req.param('id') ?? ''
  const decision = await store.decideHold({ run, kind, at: now().toISOString() })
  if (decision.kind === 'unknown-run') return notFoundPage(context)
  if (decision.kind !== 'decided') return runPage(context, 'too-late')
  return c.redirect(view.to(`/runs/${encodeURIComponent(run)}`), 303)
}

/** A form on another site cannot know the key; it is not to be asked for there either. */
function isFromHere({ headers }: Request): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('Origin')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get('Host'))
}
