import type { CatalogueRecord, RecordVersion } from './record.ts'
import type { CatalogueStore } from './store.ts'

/** What a version says that another does not, as lines of canonical N-Triples. */
export interface Differences {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

const linesOf = (ntriples: string): string[] => ntriples.split('\n').filter((line) => line !== '')

/** Canonical names of blank nodes follow from what the nodes say, so that equal statements are equal lines. */
function differencesBetween(before: string, after: string): Differences {
  const [old, fresh] = [new Set(linesOf(before)), new Set(linesOf(after))]
  return {
    added: [...fresh].filter((line) => !old.has(line)),
    removed: [...old].filter((line) => !fresh.has(line)),
  }
}

/** A version as one side of a comparison; 0 is before there was anything. */
export interface ComparedVersion {
  readonly number: number
  readonly at?: string
  readonly change?: RecordVersion['change']
}

export interface Comparison extends Differences {
  readonly from: ComparedVersion
  readonly to: ComparedVersion
  readonly before: CatalogueRecord | undefined
  readonly after: CatalogueRecord | undefined
}

/** What is wrong with the versions asked for. */
export interface NoComparison {
  readonly path: 'from' | 'to'
  readonly newest: number
}

const WRITTEN = /^\d{1,9}$/

/**
 * Two versions of a dataset, by their numbers as an address writes them: the newest and the one before it where none
 * are given. Undefined where nothing was ever known of the dataset.
 */
export async function compareVersions(
  asked: { readonly id: string; readonly from: string | undefined; readonly to: string | undefined },
  store: Pick<CatalogueStore, 'versions' | 'record'>,
): Promise<Comparison | NoComparison | undefined> {
  const versions = await store.versions(asked.id)
  const newest = versions.at(-1)?.number
  if (newest === undefined) return undefined
  const find = (written: string | undefined, otherwise: number): ComparedVersion | undefined => {
    if (written !== undefined && !WRITTEN.test(written)) return undefined
    const number = written === undefined ? otherwise : Number(written)
    return number === 0 ? { number } : versions.find((version) => version.number === number)
  }
  const to = find(asked.to, newest)
  if (!to) return { path: 'to', newest }
  const from = find(asked.from, Math.max(0, to.number - 1))
  if (!from) return { path: 'from', newest }
  const recordAt = async ({ at }: ComparedVersion) =>
    at === undefined ? undefined : store.record(asked.id, at)
  const [before, after] = [await recordAt(from), await recordAt(to)]
  return { from, to, before, after, ...differencesBetween(saidBy(before), saidBy(after)) }
}

/** A tombstone says nothing any more. */
const saidBy = (record: CatalogueRecord | undefined): string =>
  record === undefined || record.state === 'deleted' ? '' : record.ntriples
