import { isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { RdfProblem } from './problem.ts'

/** Text is handed on in pieces of about this size, however small the pieces that come in: small ones cost time. */
const PIECE_BYTES = 256 * 1024

type Decode = (bytes: Buffer) => string

/** Bytes as text, in large pieces. UTF-8 and UTF-16 with or without a byte order mark, and what was saved as Windows-1252. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  onProblem: (problem: RdfProblem) => void,
): AsyncGenerator<string> {
  let decode: Decode | undefined
  for await (const piece of gatherPieces(bytes)) {
    if (decode) yield decode(piece)
    else {
      decode = chooseDecoder(piece, onProblem)
      yield decode(piece).replace(/^\uFEFF/, '')
    }
  }
}

async function* gatherPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    waiting.push(chunk)
    length += chunk.byteLength
    if (length < PIECE_BYTES) continue
    yield joinPieces(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield joinPieces(waiting)
}

function joinPieces(pieces: readonly Uint8Array[]): Buffer {
  const only = pieces.length === 1 ? pieces[0] : undefined
  return only ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat(pieces)
}

function chooseDecoder(head: Buffer, onProblem: (problem: RdfProblem) => void): Decode {
  const [first = 0, second = 0] = head
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return decodeWith('utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decodeWith('utf-16be')
  return decodeUtf8(onProblem)
}

function decodeWith(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes, { stream: true })
}

/**
 * UTF-8; a document that proves not to be UTF-8 before any of its letters beyond ASCII was valid UTF-8
 * is taken for Windows-1252 from there on, since that is how such files come about.
 */
function decodeUtf8(onProblem: (problem: RdfProblem) => void): Decode {
  const utf8 = new StringDecoder('utf8')
  let isWindows = false
  let isProvenUtf8 = false
  let isTold = false
  return (bytes) => {
    if (isWindows) return decodeWindows1252(bytes)
    const text = utf8.write(bytes)
    if (!text.includes('\uFFFD') || isUtf8(bytes)) {
      isProvenUtf8 ||= text.length < bytes.length - 3
      return text
    }
    isWindows = !isProvenUtf8 && !hasUtf8Letters(text)
    if (!isTold) {
      const outcome = isWindows ? 'read as Windows-1252' : 'what could not be read is shown as \uFFFD'
      onProblem({ reason: `the document is not valid UTF-8; ${outcome}`, effect: 'kept' })
    }
    isTold = true
    return isWindows ? decodeWindows1252(bytes) : text
  }
}

/** The 32 characters by which Windows-1252 differs from ISO 8859-1; Node's own decoder leaves them out. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const decodeWindows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)

const hasUtf8Letters = (text: string): boolean => /[\u0080-\uFFFC]/.test(text)
