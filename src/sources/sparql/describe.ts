import type { Quad } from '../../rdf/term.ts'
import { SourceError, type SourceItem } from '../source.ts'
import type { Endpoint, GraphAnswer } from './endpoint.ts'
import { plainDescribe } from './queries.ts'

/** What was learnt of an endpoint: not every batch needs to find out anew. */
export interface Habits {
  /** Nodes asked for at once. */
  batch: number
  /** It makes nothing of CONSTRUCT. */
  isDescribing: boolean
}

/** An endpoint that fails so many single nodes one after the other is out of order. */
const MAX_FAILURES_IN_A_ROW = 5

export interface Asking {
  readonly habits: Habits
  readonly query: (iris: readonly string[]) => string
  /** Something is said of each node: one that is left out of an answer is asked for again, alone. */
  readonly isExpected?: boolean
}

export interface Described {
  readonly quads: readonly Quad[]
  readonly items: readonly SourceItem[]
  readonly failed: ReadonlyMap<string, SourceError>
}

/**
 *   many ──▶ CONSTRUCT ──fails, or is cut off──▶ each half ──▶ … ──▶ one ──▶ DESCRIBE ──▶ given up, alone
 */
export async function describeNodes(
  endpoint: Endpoint,
  iris: readonly string[],
  asking: Asking,
): Promise<Described> {
  const { habits, isExpected = false } = asking
  const quads: Quad[] = []
  const items: SourceItem[] = []
  const failed = new Map<string, SourceError>()
  const waiting = [...iris]
  const alone: string[] = []
  let failuresInARow = 0
  while (waiting.length + alone.length > 0) {
    const some = waiting.length > 0 ? waiting.splice(0, habits.batch) : alone.splice(0, 1)
    const answer = await attempt(endpoint, some, asking)
    if ('error' in answer) {
      if (some.length === 1) {
        failed.set(some[0] ?? '', answer.error)
        failuresInARow += Number(answer.error.kind === 'unreachable')
        if (failuresInARow >= MAX_FAILURES_IN_A_ROW) throw answer.error
      } else {
        habits.batch = Math.ceil(some.length / 2)
        waiting.unshift(...some)
      }
      continue
    }
    failuresInARow = 0
    for (const quad of answer.quads) quads.push(quad)
    if (isExpected && some.length > 1) alone.push(...leftOut(some, answer))
    items.push(answer.item)
  }
  return { quads, items, failed }
}

function leftOut(iris: readonly string[], { quads }: GraphAnswer): readonly string[] {
  const described = new Set(quads.map(({ subject }) => subject))
  return iris.filter((iri) => !described.has(iri))
}

async function attempt(
  endpoint: Endpoint,
  iris: readonly string[],
  { habits, query }: Asking,
): Promise<GraphAnswer | { error: SourceError }> {
  const constructed = habits.isDescribing ? undefined : await answerTo(endpoint, query(iris))
  if (constructed && (!('error' in constructed) || iris.length > 1)) return constructed
  const described = await answerTo(endpoint, plainDescribe(iris))
  if ('error' in described) return constructed ?? described
  if (constructed && !constructed.error.mayHeal && constructed.error.kind === 'unreachable')
    habits.isDescribing = true
  return described
}

/** A result that was cut off is none, unless it is of one node and cannot be made smaller. */
async function answerTo(endpoint: Endpoint, query: string): Promise<GraphAnswer | { error: SourceError }> {
  try {
    const answer = await endpoint.graph(query)
    if (!answer.isCut) return answer
    const reason = `${endpoint.address} cuts its answer off after ${answer.quads.length} triples`
    return { error: new SourceError('unreadable', reason) }
  } catch (error) {
    if (error instanceof SourceError) return { error }
    throw error
  }
}
