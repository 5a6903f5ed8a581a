import { splitDatasets } from '../../dataset/split-datasets.ts'
import { dcat, rdf } from '../../rdf/namespaces.ts'
import { isBlank, type Quad } from '../../rdf/term.ts'
import type { ReadContext, SourceItem } from '../source.ts'
import type { EntityIndex } from './entity-index.ts'
import type { EntityLog, LiveUnit } from './entity-log.ts'
import type { Surroundings } from './neighbours.ts'
import { keyOf, listingOf } from './terms.ts'

/** What a log says, read as it must be. */
export interface Understood extends Omit<Surroundings, 'index'> {
  /** Of entities that make up datasets together. */
  readonly index?: EntityIndex | undefined
  /** Each unit is read without the others. */
  readonly isOneByOne: boolean
}

/** The datasets that a log tells of, and those that it tells are gone. */
export async function* itemsOf(
  log: EntityLog,
  understood: Understood,
  context: ReadContext,
): AsyncIterable<SourceItem> {
  const options = { log, context, isAffected: understood.isAffected }
  if (understood.isOneByOne) for (const unit of understood.units()) yield* split([unit], options)
  else yield* split(understood.units(), options)
  for (const { iri, page } of log.deleted())
    for (const written of spellingsOf(iri)) yield { kind: 'deleted', iri: written, document: page }
}

interface SplitOptions {
  readonly log: EntityLog
  readonly context: ReadContext
  readonly isAffected: (iri: string) => boolean
}

async function* split(
  units: Iterable<LiveUnit>,
  { log, context, isAffected }: SplitOptions,
): AsyncIterable<SourceItem> {
  const { settings, signal } = context
  const pageOf = (iri: string) => log.pageOf(iri) ?? settings.url
  for await (const item of splitDatasets(quadsOf(units), { source: settings.id, signal })) {
    if (item.kind === 'catalogue' && isAffected(item.iri)) yield item
    if (item.kind === 'rejected' && (isBlank(item.iri) || isAffected(item.iri)))
      yield { ...item, scope: isBlank(item.iri) ? 'document' : 'dataset', document: pageOf(item.iri) }
    // Another entity may still tell of one that is gone.
    if (item.kind === 'dataset' && isAffected(item.iri) && !log.isDeleted(item.iri))
      yield { ...item, document: pageOf(item.iri) }
  }
}

const DATASETS: ReadonlySet<string> = new Set([dcat.Dataset, dcat.DatasetSeries])

/** A dataset that is an entity of the feed is one in its own right, listed by a catalogue or not. */
async function* quadsOf(units: Iterable<LiveUnit>): AsyncIterable<readonly Quad[]> {
  for (const { keys, quads } of units) {
    const own = quads.filter(
      ({ subject, predicate, object }) =>
        predicate === rdf.type && DATASETS.has(object) && keys.includes(keyOf(subject)),
    )
    yield own.length === 0 ? quads : [...quads, ...own.map(({ subject }) => listingOf(subject))]
  }
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
