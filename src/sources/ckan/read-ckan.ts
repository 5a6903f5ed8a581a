import { DEFAULT_LIMITS } from '../../dataset/split/gather.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { ckanAddress, type CkanAddress } from './address.ts'
import { askCkan } from './ask.ts'
import { isObject, plainText, type JsonObject } from './json.ts'
import { listPackages, type ListedPackage } from './list.ts'
import { fieldsOf, iriOfPackage, mapPackage } from './map-package.ts'
import { readPages } from './pages.ts'
import { findNewestMs, searchPackages } from './search.ts'
import { beginSweep, modifiedMs, positionAt, stateAfter, type Sweep } from './sweep.ts'

interface Reading {
  readonly context: ReadContext
  readonly site: CkanAddress
  readonly sweep: Sweep
}

/**
 * A CKAN portal through its API:
 *
 *   package_search, sorted by id: all, or what changed since ──▶ datasets
 *   package_search, ids alone ──▶ not met above: changed meanwhile? package_show ──▶ dataset, else present
 */
export async function* readCkan(context: ReadContext): AsyncIterable<SourceItem> {
  const site = ckanAddress(context.settings.url)
  const { start, fullAtMs, sweep } = await beginSweep(context, () => findNewestMs(context, site))
  const reading = { context, site, sweep }
  yield* readFound(reading, start)
  const list = yield* readList(reading)
  if (list.kind === 'none' && (sweep.isShort || sweep.met.size < sweep.count - start)) {
    const reason = `the portal has ${sweep.count} packages and gave ${sweep.met.size} of them`
    yield { kind: 'rejected', scope: 'document', document: site.api, reason }
  }
  const listTellsIris = list.kind === 'whole' && list.tellsIris && sweep.resumedAfter === ''
  const state = stateAfter({ newestMs: sweep.newestMs, fullAtMs, listTellsIris })
  yield { kind: 'end', listing: list.kind === 'torn' ? 'increment' : 'full', state }
}

async function* readFound({ context, site, sweep }: Reading, start: number): AsyncIterable<SourceItem> {
  const fq = sweep.since === undefined ? undefined : `metadata_modified:[${sweep.since} TO *]`
  const ask = (page: { start: number; rows: number }) => searchPackages(context, site, { ...page, fq })
  for await (const item of readPages(ask, start)) {
    if (item.kind === 'lost') {
      const reason = `the package at place ${item.start + 1} cannot be had: ${item.reason}`
      yield { kind: 'rejected', scope: 'document', document: site.api, reason }
      continue
    }
    const { page, next } = item
    const before = sweep.met.size
    sweep.count = page.count
    for (const row of page.rows) yield* takePackage({ context, site, sweep }, row, page.address)
    if (page.rows.length > 0 && sweep.met.size === before)
      throw new SourceError(
        'unreadable',
        `${page.address} gives the packages of earlier pages again; it does not page`,
      )
    sweep.isShort = next < page.count
    yield { kind: 'document', document: page.address, bytes: page.bytes, fetchMs: page.fetchMs }
    yield { kind: 'position', position: positionAt(next, sweep) }
  }
}

/** Packages that hold something else than a dataset. */
const OTHER_TYPES: ReadonlySet<string> = new Set(['harvest', 'showcase', 'application', 'story', 'page'])

const isDataset = (fields: JsonObject): boolean =>
  !OTHER_TYPES.has(plainText(fields['type'])?.toLowerCase() ?? '') &&
  (fields['state'] === undefined || fields['state'] === 'active') &&
  plainText(fields['private'])?.toLowerCase() !== 'true'

function* takePackage({ site, sweep }: Reading, row: JsonObject, document: string): Iterable<SourceItem> {
  const id = plainText(row['id'])
  if (id === undefined)
    return yield { kind: 'rejected', scope: 'dataset', document, reason: 'a package without id' }
  if (sweep.met.has(id)) return
  sweep.met.set(id, undefined)
  sweep.last = id
  if (!isDataset(row)) return
  const iri = iriOfPackage(fieldsOf(row), site.site)
  if (iri !== undefined && iri !== iriOfPackage({ id }, site.site)) sweep.met.set(id, iri)
  yield mapped(row, { site: site.site, document, iri })
}

function mapped(
  row: JsonObject,
  { site, document, iri }: { site: string; document: string; iri: string | undefined },
): SourceItem {
  const rejected = (reason: string): SourceItem => ({
    kind: 'rejected',
    scope: 'dataset',
    document,
    ...(iri !== undefined && { iri }),
    reason,
  })
  try {
    const dataset = mapPackage(row, site)
    if (!dataset) return rejected('a package without id')
    return dataset.triples.length > DEFAULT_LIMITS.maxTriples
      ? rejected(`its description has more than ${DEFAULT_LIMITS.maxTriples} triples`)
      : { kind: 'dataset', ...dataset, document }
  } catch (error) {
    // A field of a shape that nobody thought of must not cost the other datasets.
    return rejected(
      `the package cannot be read as a dataset: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

type ListOutcome =
  | { readonly kind: 'whole'; readonly tellsIris: boolean }
  /** It changed while it was read, each time: absence from it says nothing. */
  | { readonly kind: 'torn' }
  /** The portal does not give one. */
  | { readonly kind: 'none' }

const MAX_ATTEMPTS = 3

async function* readList(reading: Reading): AsyncGenerator<SourceItem, ListOutcome> {
  const seen = newSeen()
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    try {
      if (yield* readListOnce(reading, seen)) return { kind: 'whole', tellsIris: seen.tellsIris }
    } catch (error) {
      if (!(error instanceof SourceError) || error.mayHeal || reading.sweep.since !== undefined) throw error
      return { kind: 'none' }
    }
  }
  return { kind: 'torn' }
}

const newSeen = () => ({ tellsIris: true, shown: 0 })

/** Packages fetched one by one because they came, or changed places, while the pages were read. */
const MAX_SHOWN = 1000

async function* readListOnce(
  { context, site, sweep }: Reading,
  seen: { tellsIris: boolean; shown: number },
): AsyncGenerator<SourceItem, boolean> {
  const list = listPackages(context, site)
  for (;;) {
    const next = await list.next()
    if (next.done) return next.value && seen.shown <= MAX_SHOWN
    for (const each of next.value) {
      const iri = listedIri(each, site.site)
      if (sweep.met.has(each.id)) {
        if (
          isDataset(each.row) &&
          (sweep.met.get(each.id) ?? listedIri({ ...each, row: {} }, site.site)) !== iri
        )
          seen.tellsIris = false
      } else if (isUnread(sweep, each)) {
        if (++seen.shown <= MAX_SHOWN) yield* showPackage({ context, site, sweep }, { ...each, iri })
      } else if (isDataset(each.row)) yield { kind: 'present', iri }
    }
  }
}

const isUnread = ({ since, resumedAfter }: Sweep, { id, row }: ListedPackage) =>
  id > resumedAfter && (since === undefined || modifiedMs(row) >= Date.parse(since))

function listedIri({ id, row }: ListedPackage, site: string): string {
  const fields = fieldsOf(row)
  return iriOfPackage({ ...fields, id, uri: fields['uri'] ?? fields['extras_uri'] }, site) ?? id
}

async function* showPackage(
  reading: Reading,
  { id, iri }: ListedPackage & { iri: string },
): AsyncIterable<SourceItem> {
  const { context, site } = reading
  try {
    const shown = await askCkan(context, site, { action: 'package_show', parameters: { id } })
    if (isObject(shown.result)) yield* takePackage(reading, shown.result, shown.address)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    // Withdrawn since it was listed.
    if (error.status === 404 || error.status === 403) return
    yield { kind: 'rejected', scope: 'dataset', document: site.api, iri, reason: error.message }
  }
}
