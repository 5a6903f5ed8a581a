import { decodeText } from '../rdf/decode.ts'
import { lineBreakOf } from '../rdf/line-break.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Thrown into whoever reads; caught where the verdict is made. */
export class TooManyBytes extends Error {
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`larger than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

interface WatchedBytes {
  readonly stream: Bytes
  /** The text of some lines of what was read. */
  readonly excerpts: (lines: ReadonlySet<number>) => Promise<Readonly<Record<number, string>>>
}

const MAX_EXCERPT_LENGTH = 300
const MAX_EXCERPTS = 2000

/** Bytes as they come, no more than allowed, and kept where lines are to be shown afterwards. */
export function watchBytes(
  bytes: Bytes,
  { maxBytes = Infinity, withExcerpts = false }: { maxBytes?: number; withExcerpts?: boolean },
): WatchedBytes {
  const kept: Uint8Array[] = []
  async function* watched(): Bytes {
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > maxBytes) throw new TooManyBytes(maxBytes)
      if (withExcerpts) kept.push(chunk)
      yield chunk
    }
  }
  return { stream: watched(), excerpts: (lines) => excerptsOf(kept, lines) }
}

async function excerptsOf(
  chunks: readonly Uint8Array[],
  lines: ReadonlySet<number>,
): Promise<Record<number, string>> {
  const excerpts: Record<number, string> = {}
  let left = Math.min(lines.size, MAX_EXCERPTS)
  let line = 1
  let rest = ''
  let lineBreak: '\n' | '\r' | undefined
  const take = (text: string) => {
    if (lines.has(line) && left > 0) {
      excerpts[line] = text.trimEnd().slice(0, MAX_EXCERPT_LENGTH)
      left--
    }
    line++
  }
  for await (const piece of decodeText(each(chunks), () => {})) {
    lineBreak ??= lineBreakOf(piece)
    const texts = (rest + piece).split(lineBreak)
    rest = texts.pop() ?? ''
    texts.forEach(take)
    if (left === 0) return excerpts
  }
  take(rest)
  return excerpts
}

async function* each(chunks: readonly Uint8Array[]): Bytes {
  yield* chunks
}
