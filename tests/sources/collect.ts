import type { DocumentMemory, ReadContext, ReadSource, SourceItem } from '../../src/sources/source.ts'
import type { NetworkSettings, SourceSettings } from '../../src/sources/source.ts'
import { settingsOf } from '../harvest/setting.ts'
import { networkOf } from './loopback.ts'

export interface Collected {
  readonly items: readonly SourceItem[]
  /** Why reading ended, where it did not end well. */
  readonly error: unknown
  of: <K extends SourceItem['kind']>(kind: K) => readonly Extract<SourceItem, { kind: K }>[]
  /** IRIs of the datasets, in order. */
  readonly datasets: readonly string[]
  readonly reasons: readonly string[]
  readonly end: Extract<SourceItem, { kind: 'end' }> | undefined
}

export interface CollectOptions extends Partial<Pick<ReadContext, 'state' | 'position' | 'now' | 'signal'>> {
  readonly settings?: Partial<SourceSettings>
  readonly network?: Partial<NetworkSettings>
  /** Filled with what the documents of this run ask to be remembered, and asked by the next. */
  readonly memories?: Map<string, DocumentMemory>
  /** As if the process ended there. */
  readonly stopAfter?: (item: SourceItem) => boolean
}

/** Everything a reader gives, and how it ended. */
export async function collect(
  read: ReadSource,
  url: string,
  options: CollectOptions = {},
): Promise<Collected> {
  const { settings, network, memories = new Map<string, DocumentMemory>(), stopAfter, ...known } = options
  const context: ReadContext = {
    settings: settingsOf(url, settings),
    network: networkOf(network),
    signal: new AbortController().signal,
    now: new Date('2026-01-10T03:00:00Z'),
    recall: (document) => Promise.resolve(memories.get(document)),
    ...known,
  }
  const items: SourceItem[] = []
  let error: unknown
  try {
    for await (const item of read(context)) {
      items.push(item)
      if (item.kind === 'document' && item.memory) memories.set(item.document, item.memory)
      if (stopAfter?.(item)) break
    }
  } catch (thrown) {
    error = thrown
  }
  const of: Collected['of'] = (kind) =>
    items.filter((item): item is Extract<SourceItem, { kind: typeof kind }> => item.kind === kind)
  return {
    items,
    error,
    of,
    datasets: of('dataset').map(({ iri }) => iri),
    reasons: of('rejected').map(({ reason }) => reason),
    end: of('end')[0],
  }
}
