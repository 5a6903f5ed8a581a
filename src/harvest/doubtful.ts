import type { KnownRecord } from '../catalogue/store.ts'
import { contextOf, type Run } from './run.ts'
import { metBefore } from './store-batch.ts'

/** Datasets of which something could not be read. They are there, so nobody may take them for gone. */
export interface Doubtful {
  readonly add: (iri: string) => void
  readonly iris: () => readonly string[]
  /** There are more than we remember: then nothing can be called gone. */
  readonly isOverflowing: () => boolean
}

const MAX_REMEMBERED = 20_000
const BATCH_SIZE = 500

export function newDoubtful(): Doubtful {
  const iris = new Set<string>()
  let isOverflowing = false
  return {
    add(iri) {
      if (iris.size < MAX_REMEMBERED) iris.add(iri)
      else isOverflowing = true
    },
    iris: () => [...iris],
    isOverflowing: () => isOverflowing,
  }
}

/** Marks as seen what the source has and the run could not take. */
export async function sightDoubtful(run: Run): Promise<void> {
  const iris = run.doubtful.iris()
  for (let start = 0; start < iris.length; start += BATCH_SIZE) {
    await sight(run, iris.slice(start, start + BATCH_SIZE))
  }
}

async function sight(run: Run, iris: readonly string[]): Promise<void> {
  const { options, identity, tally } = run
  const known = await tally.time('decide', () => options.store.known(identity.source, iris))
  const met = metBefore(run, known)
  const unmet = iris.filter((iri) => isHeld(known.get(iri)) && met(iri) === undefined)
  if (unmet.length === 0) return
  for (const iri of run.met ? unmet : []) run.met?.set(iri, known.get(iri)?.fingerprint ?? '')
  if (run.met) return
  const sightings = unmet.map((iri) => ({ kind: 'unchanged' as const, iri }))
  await tally.time('store', () => options.store.apply(contextOf(run), sightings))
}

const isHeld = (known: KnownRecord | undefined) => known !== undefined && known.state !== 'deleted'
