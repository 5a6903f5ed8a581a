import { SourceError } from '../source.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Stops a document that grows beyond `maxBytes`; put after each decompression, it stops bombs. */
export async function* limitSize(bytes: Bytes, maxBytes: number): Bytes {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > maxBytes) {
      throw new SourceError(
        'unreadable',
        `is larger than ${maxBytes} bytes; raise network.maxBytes if it should be`,
      )
    }
    yield chunk
  }
}

/** Runs from `start` to `stop`, again and again: waiting for the other side counts, our own work does not. */
export interface Deadline {
  readonly signal: AbortSignal
  start: () => void
  stop: () => void
}

export function deadlineOf(seconds: number, outer: AbortSignal): Deadline {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const expire = () =>
    controller.abort(
      new SourceError('unreachable', `gave no answer for ${seconds} seconds; try again later`, {
        mayHeal: true,
      }),
    )
  return {
    signal: AbortSignal.any([controller.signal, outer]),
    start() {
      clearTimeout(timer)
      timer = setTimeout(expire, seconds * 1000)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Gives up on a body whose next piece does not come in time. */
export async function* limitWaiting(bytes: Bytes, deadline: Deadline): Bytes {
  const iterator = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      deadline.start()
      const next = await iterator.next()
      deadline.stop()
      if (next.done) return
      yield next.value
    }
  } finally {
    deadline.stop()
    await iterator.return?.()
  }
}
