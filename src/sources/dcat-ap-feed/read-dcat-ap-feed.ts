import { splitDatasets } from '../../dataset/split-datasets.ts'
import { isBlank, type Quad } from '../../rdf/term.ts'
import { isWebAddress } from '../document.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { EntityLog, type LiveUnit } from './entity-log.ts'
import { closedOf, newNewest, readFeedState, shapeOf, type FeedState } from './feed-state.ts'
import { isGone, newWalk, walkPages, type Walk } from './walk.ts'

/**
 * A DCAT-AP feed: an event stream of what was created, updated and deleted (LDES and ActivityStreams). The first run
 * reads all of it and gives the last state of each dataset; later ones read what is new, as long as that can be
 * understood without the rest.
 */
export async function* readDcatApFeed(context: ReadContext): AsyncIterable<SourceItem> {
  const { url } = context.settings
  if (!isWebAddress(url)) throw new SourceError('unreachable', `${url} is no web address; a feed has one`)
  const since = readFeedState(context.state, url)
  if (since && (yield* replay(context, since))) return
  yield* replay(context, undefined)
}

/** Reads all, or what is new; tells whether it could be understood. */
async function* replay(
  context: ReadContext,
  since: FeedState | undefined,
): AsyncGenerator<SourceItem, boolean> {
  const { url } = context.settings
  const log = new EntityLog()
  try {
    const walk = newWalk(since?.closed)
    const newest = newNewest(since)
    const take: Parameters<typeof walkPages>[1]['take'] = (activity, page) => {
      if (!newest.isNew(activity.iri, activity.publishedMs)) return
      newest.note(activity.iri, activity.publishedMs)
      log.add(activity, page)
    }
    if (!(await walkFrom(since?.tail ?? url, { context, walk, since, take }))) return false
    log.seal()
    if (since && !(log.isOfDatasetsAlone && since.isOfDatasetsAlone) && !log.isEmpty()) return false
    yield* walk.rejections
    yield* itemsOf(log, context, url)
    // After what stood in them: a page is only remembered once it is stored.
    yield* walk.documents
    yield endOf({ log, walk, since, url, newest: newest.value() })
    return true
  } finally {
    log.close()
  }
}

async function walkFrom(start: string, options: Parameters<typeof walkPages>[1]): Promise<boolean> {
  try {
    await walkPages(start, options)
    return true
  } catch (error) {
    if (options.since && isGone(error)) return false
    throw error
  }
}

async function* itemsOf(log: EntityLog, context: ReadContext, feed: string): AsyncIterable<SourceItem> {
  if (log.isOfDatasetsAlone) for (const unit of log.units()) yield* split([unit], { log, context, feed })
  else yield* split(log.units(), { log, context, feed })
  for (const { iri, page } of log.deleted())
    for (const written of spellingsOf(iri)) yield { kind: 'deleted', iri: written, document: page }
}

async function* split(
  units: Iterable<LiveUnit>,
  { log, context, feed }: { log: EntityLog; context: ReadContext; feed: string },
): AsyncIterable<SourceItem> {
  const { settings, signal } = context
  for await (const item of splitDatasets(quadsOf(units), { source: settings.id, signal })) {
    if (item.kind === 'catalogue') yield item
    if (item.kind === 'rejected')
      yield {
        ...item,
        scope: isBlank(item.iri) ? 'document' : 'dataset',
        document: log.pageOf(item.iri) ?? feed,
      }
    // Another entity may still tell of one that is gone.
    if (item.kind === 'dataset' && !log.isDeleted(item.iri))
      yield { ...item, document: log.pageOf(item.iri) ?? feed }
  }
}

async function* quadsOf(units: Iterable<LiveUnit>): AsyncIterable<readonly Quad[]> {
  for (const { quads } of units) yield quads
}

/** The catalogue knows the dataset by how its description wrote its IRI, which a later run does not know any more. */
function spellingsOf(iri: string): readonly string[] {
  try {
    const plain = decodeURI(iri)
    return [...new Set([iri, plain, encodeURI(plain)])]
  } catch {
    return [iri]
  }
}

interface Ending {
  readonly log: EntityLog
  readonly walk: Walk
  readonly since: FeedState | undefined
  readonly url: string
  readonly newest: Pick<FeedState, 'newestMs' | 'atNewest'>
}

function endOf({ log, walk, since, url, newest }: Ending): SourceItem {
  const { order, tail } = since ?? shapeOf(walk)
  const end = since === undefined ? tail : tailFrom(tail, walk)
  const state: FeedState = {
    url,
    ...newest,
    isOfDatasetsAlone: log.isOfDatasetsAlone && (since?.isOfDatasetsAlone ?? true),
    closed: closedOf(walk),
    ...(order !== undefined && { order }),
    ...(end !== undefined && { tail: end }),
  }
  const listing = since !== undefined || walk.forgets ? 'increment' : 'full'
  return { kind: 'end', listing, state: JSON.stringify(state) }
}

/** The last page that can be reached from the one that was last before. */
function tailFrom(tail: string | undefined, { chain }: Walk): string | undefined {
  let end = tail
  for (let steps = 0; end !== undefined && steps < chain.size; steps++) {
    const next = chain.get(end)?.next
    if (next === undefined || !chain.has(next)) break
    end = next
  }
  return end
}
