import { isLiteral } from '../../rdf/term.ts'
import type { ReadContext, SourceItem } from '../source.ts'
import { readActivities } from './activities.ts'
import { indexOf, neighbourhoodOf, type EntityIndex } from './entity-index.ts'
import { EntityLog, type LiveUnit } from './entity-log.ts'
import { fetchPage } from './feed-page.ts'
import { keyOf, listingOf } from './terms.ts'
import { isGone } from './walk.ts'

/** What is new, and what of the rest of the feed is needed to understand it. */
export interface Surroundings {
  readonly index: EntityIndex
  readonly units: () => Iterable<LiveUnit>
  readonly isAffected: (iri: string) => boolean
  readonly documents: readonly SourceItem[]
  readonly close: () => void
}

/** Below this many pages it does not matter how many of them there are. */
const FEW_PAGES = 8

/**
 * Reads once more the pages that have the last word on what changed datasets refer to. Undefined where it takes no less to
 * read the feed anew, or where the feed is no longer what it was.
 */
export async function surroundingsOf(
  log: EntityLog,
  before: EntityIndex,
  context: ReadContext,
): Promise<Surroundings | undefined> {
  const index = indexOf(log, before)
  const { affected, needed } = neighbourhoodOf(log.keys(), { before, after: index })
  const missing = new Set([...needed].filter((key) => !log.has(key)))
  const pages = new Set([...missing].map((key) => index.get(key)?.page ?? ''))
  const all = new Set([...before.values()].map(({ page }) => page))
  if (pages.size > Math.max(FEW_PAGES, all.size / 2)) return undefined
  const old = new EntityLog()
  const documents = await readAgain(pages, { missing, old, context })
  old.seal()
  if (!documents || ![...missing].every((key) => old.has(key) && !old.isDeleted(key))) {
    old.close()
    return undefined
  }
  return {
    index,
    documents,
    units: () => bordered(both(old, log), (key) => !needed.has(key) && index.get(key)?.role === 'dataset'),
    isAffected: (iri) => affected.has(keyOf(iri)),
    close: () => old.close(),
  }
}

interface Reading {
  readonly missing: ReadonlySet<string>
  readonly old: EntityLog
  readonly context: ReadContext
}

async function readAgain(
  pages: ReadonlySet<string>,
  { missing, old, context }: Reading,
): Promise<readonly SourceItem[] | undefined> {
  const documents: SourceItem[] = []
  for (const url of pages) {
    context.signal.throwIfAborted()
    try {
      const page = await fetchPage(url, context)
      if (!page) return undefined
      for (const activity of readActivities(page.quads).activities)
        if (activity.objects.some((object) => missing.has(keyOf(object)))) old.add(activity, url)
      documents.push(page.document)
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }
  return documents
}

/** With word of each dataset that is referred to: where one begins, the description of another ends. */
function* bordered(units: Iterable<LiveUnit>, isBorder: (key: string) => boolean): Iterable<LiveUnit> {
  const told = new Set<string>()
  for (const unit of units) {
    const borders = unit.quads.filter(
      ({ object }) => !isLiteral(object) && !told.has(object) && isBorder(keyOf(object)),
    )
    for (const { object } of borders) told.add(object)
    const listings = borders.map(({ object }) => listingOf(object))
    yield listings.length === 0 ? unit : { ...unit, quads: [...unit.quads, ...listings] }
  }
}

/** Of an old activity about several objects, some may have been told of since. */
function* both(old: EntityLog, log: EntityLog): Iterable<LiveUnit> {
  for (const unit of old.units()) {
    const outdated = unit.keys.filter((key) => log.has(key))
    const isCurrent = ({ subject }: { subject: string }) => !outdated.includes(keyOf(subject))
    yield outdated.length === 0 ? unit : { ...unit, quads: unit.quads.filter(isCurrent) }
  }
  yield* log.units()
}
