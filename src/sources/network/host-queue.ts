import type { NetworkSettings, Pace } from '../source.ts'
import { pause } from './pause.ts'

const DEFAULT_PACE: Pace = {
  requestsPerHost: 4,
  maxRestMs: 250,
  maxAttempts: 4,
  firstPauseMs: 500,
  maxTroubleMs: 60_000,
}

export const paceOf = ({ pace }: NetworkSettings): Pace => pace ?? DEFAULT_PACE

/**
 *   asked ──▶ fewer than `requestsPerHost` under way ──▶ rested ──▶ request ──▶ answer: the next in line
 *        └──▶ waits in line ─────────────────────────────┘ ▲
 *                         as long as its last answer took ─┘
 */
interface HostQueue {
  underWay: number
  /** Not asked again before. */
  restedAtMs: number
  readonly waiting: (() => void)[]
}

const queues = new WeakMap<NetworkSettings, Map<string, HostQueue>>()

/** Runs a request when its host is ready for one more. */
export async function inTurn<T>(
  { url, network, signal }: { url: string; network: NetworkSettings; signal: AbortSignal },
  request: () => Promise<T>,
): Promise<T> {
  const pace = paceOf(network)
  const queue = queueOf(url, network)
  await takePlace(queue, pace, signal)
  try {
    const restMs = queue.restedAtMs - performance.now()
    if (restMs > 0) await pause(restMs, signal)
    const startMs = performance.now()
    try {
      return await request()
    } finally {
      const endMs = performance.now()
      queue.restedAtMs = endMs + Math.min(endMs - startMs, pace.maxRestMs)
    }
  } finally {
    queue.underWay--
    queue.waiting.shift()?.()
  }
}

async function takePlace(queue: HostQueue, pace: Pace, signal: AbortSignal): Promise<void> {
  while (queue.underWay >= pace.requestsPerHost) {
    signal.throwIfAborted()
    await new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        const place = queue.waiting.indexOf(wake)
        if (place >= 0) queue.waiting.splice(place, 1)
        resolve()
      }
      queue.waiting.push(wake)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
  queue.underWay++
}

function queueOf(url: string, network: NetworkSettings): HostQueue {
  const host = URL.canParse(url) ? new URL(url).host : ''
  const ofNetwork = queues.get(network) ?? new Map<string, HostQueue>()
  queues.set(network, ofNetwork)
  const queue = ofNetwork.get(host) ?? { underWay: 0, restedAtMs: 0, waiting: [] }
  ofNetwork.set(host, queue)
  return queue
}
