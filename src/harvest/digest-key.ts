import { readFileSync } from 'node:fs'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { SourceSettings } from '../sources/source.ts'

const software: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
)

/** What the same bytes mean depends on how they are read: by which version, as what, from where, and held against what. */
export const digestKey = (
  { kind, url, profile }: SourceSettings,
  digest: string,
  profileVersion: string | undefined,
): string => JSON.stringify([software.version, kind, url, profile, profileVersion ?? null, digest])

/** What documents and increments mean depends on the same. */
export const readingKey = (settings: SourceSettings, profileVersion: string | undefined): string =>
  digestKey(settings, '', profileVersion)

export interface LastReading {
  readonly digest: string
  readonly run: string
  readonly datasets: number
}

/** The last answer of a source that was stored without a flaw, if what was read then still holds. */
export async function lastReadingOf(
  store: CatalogueStore,
  settings: SourceSettings,
  profileVersion: string | undefined,
): Promise<LastReading | undefined> {
  const stored = await store.digestOf(settings.id)
  const run = stored && (await store.run(stored.run))
  if (!stored || run?.outcome.kind !== 'done') return undefined
  const [, , , , , digest]: string[] = JSON.parse(stored.digest)
  if (digest === undefined || stored.digest !== digestKey(settings, digest, profileVersion)) return undefined
  return { digest, run: stored.run, datasets: run.counts.found }
}
