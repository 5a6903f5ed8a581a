import { isWebAddress } from '../document.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { indexOf, MAX_INDEXED, packIndex, unpackIndex, type EntityIndex } from './entity-index.ts'
import { EntityLog } from './entity-log.ts'
import { closedOf, newNewest, readFeedState, shapeOf, type FeedState } from './feed-state.ts'
import { itemsOf, type Understood } from './log-items.ts'
import { surroundingsOf } from './neighbours.ts'
import { isGone, newWalk, walkPages, type Walk } from './walk.ts'

/**
 * A DCAT-AP feed: an event stream of what was created, updated and deleted (LDES and ActivityStreams). The first run
 * reads all of it and gives the last state of each dataset; later ones read what is new, and of the rest what that
 * refers to.
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
  let understood: Understood | undefined
  try {
    const walk = newWalk(since?.closed)
    const newest = newNewest(since, context.now.getTime())
    const take: Parameters<typeof walkPages>[1]['take'] = (activity, page) => {
      if (!newest.isNew(activity.iri, activity.publishedMs)) return
      newest.note(activity.iri, activity.publishedMs)
      log.add(activity, page)
    }
    if (!(await walkFrom(since?.tail ?? url, { context, walk, since, take }))) return false
    log.seal()
    understood = await understand(log, since, context)
    if (!understood) return false
    yield* walk.rejections
    yield* itemsOf(log, understood, context)
    // After what stood in them: a page is only remembered once it is stored.
    yield* walk.documents
    yield* understood.documents
    yield endOf({ log, walk, since, url, newest: newest.value(), index: understood.index })
    return true
  } finally {
    understood?.close()
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

async function understand(
  log: EntityLog,
  since: FeedState | undefined,
  context: ReadContext,
): Promise<Understood | undefined> {
  const whole = { units: () => log.units(), isAffected: () => true, documents: [], close: () => {} }
  const index = since?.index && unpackIndex(since.index)
  if (log.size() === 0) return { ...whole, index, isOneByOne: true }
  const isAlone = log.isOfDatasetsAlone && (since?.isOfDatasetsAlone ?? true)
  if (isAlone) return { ...whole, isOneByOne: true }
  if (!since)
    return { ...whole, isOneByOne: false, index: log.size() > MAX_INDEXED ? undefined : indexOf(log) }
  const surroundings = index && (await surroundingsOf(log, index, context))
  return surroundings && { ...surroundings, isOneByOne: false }
}

interface Ending {
  readonly log: EntityLog
  readonly walk: Walk
  readonly since: FeedState | undefined
  readonly url: string
  readonly newest: Pick<FeedState, 'newestMs' | 'atNewest'>
  readonly index: EntityIndex | undefined
}

function endOf({ log, walk, since, url, newest, index }: Ending): SourceItem {
  const { order, tail } = since ?? shapeOf(walk)
  const end = since === undefined ? tail : tailFrom(tail, walk)
  const state: FeedState = {
    url,
    ...newest,
    isOfDatasetsAlone: log.isOfDatasetsAlone && (since?.isOfDatasetsAlone ?? true),
    closed: closedOf(walk),
    ...(index !== undefined && index.size <= MAX_INDEXED && { index: packIndex(index) }),
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
