import type { CrossCount } from '../../search/engine.ts'
import type { Directory } from '../authority/directory.ts'
import { labelsOf, notFoundPage, type PageContext } from '../page-context.tsx'
import { FindingPage } from './finding-page.tsx'
import { findingPath } from './overview-sections.tsx'
import { findingsScope, medianOf, readOverview, type OverviewScope } from './overview.ts'
import { QualityPage, type AuthorityState } from './quality-page.tsx'

const MOST_FINDINGS = 20
const PAGE_DATASETS = 100

async function authorityStates(context: PageContext, directory: Directory): Promise<AuthorityState[]> {
  const { engine, view } = context
  const [conforms, completeness] = await Promise.all([
    engine.crossCount('authority', 'conforms'),
    engine.crossCount('authority', 'completeness'),
  ])
  const labels = labelsOf(context, directory)
  const byRow = (counts: readonly CrossCount[], slug: string) =>
    counts.filter(({ row }) => row === slug).map(({ column, count }) => ({ value: column, count }))
  return directory.map.authorities
    .map(({ value: slug, count, label }) => ({
      slug,
      name: labels.facetValue('authority', slug, label),
      total: count,
      conforming: byRow(conforms, slug).find(({ value }) => value === 'yes')?.count ?? 0,
      median: medianOf(byRow(completeness, slug)),
    }))
    .sort((a, b) => view.format.compare(a.name, b.name))
}

export async function answerQuality(context: PageContext): Promise<Response> {
  const { c, view, vocabulary } = context
  const [overview, directory] = await Promise.all([
    readOverview(context, {}, MOST_FINDINGS),
    context.readDirectory(),
  ])
  const authorities = await authorityStates(context, directory)
  return c.html(<QualityPage {...{ view, vocabulary, scope: {}, overview, authorities }} />)
}

/** A source or authority named in an address; undefined where there is none of that name. */
async function scopeOf({ c, readDirectory }: PageContext): Promise<OverviewScope | undefined> {
  const [source, slug] = [c.req.query('source'), c.req.query('authority')]
  if (slug === undefined) return source === undefined ? {} : { source }
  const authority = (await readDirectory()).bySlug.get(slug)
  return authority && { authority, ...(source !== undefined && { source }) }
}

export async function answerFinding(context: PageContext): Promise<Response> {
  const { c, view, store } = context
  const wanted = {
    shape: c.req.query('shape') ?? '',
    constraint: c.req.query('constraint') ?? '',
    path: c.req.query('path') ?? '',
  }
  const scope = await scopeOf(context)
  const after = c.req.query('after')
  const page = { limit: PAGE_DATASETS + 1, ...(after !== undefined && { after }) }
  const ids = scope ? await store.datasetsWithFinding(wanted, { ...findingsScope(scope), ...page }) : []
  const shown = ids.slice(0, PAGE_DATASETS)
  const kind = await kindIn(context, shown[0], wanted)
  if (!scope || !kind) return notFoundPage(context, view.t.overview.unknownFinding)
  const records = await store.recordsOf(shown)
  const last = shown.at(-1)
  const nextPath =
    ids.length > shown.length && last !== undefined
      ? `${findingPath(kind, scope)}&after=${encodeURIComponent(last)}`
      : undefined
  return c.html(<FindingPage {...{ view, kind, records, nextPath }} />)
}

/** The finding in words, as the report of one of its datasets has them. */
async function kindIn(
  { store }: PageContext,
  id: string | undefined,
  { shape, constraint, path }: { shape: string; constraint: string; path: string },
) {
  const report = id === undefined ? undefined : await store.report(id)
  return report?.findings.find(
    (each) => each.shape === shape && each.constraint === constraint && each.path === path,
  )
}
