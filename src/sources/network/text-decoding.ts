import { TextDecoder } from 'node:util'

const DECLARATION_BYTES = 1024
const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Text in the encoding that its first bytes, its header, or its own declaration (XML, HTML) name, in this order; else UTF-8. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const named = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes)
  return decoderFor(named).decode(bytes)
}

const markOf = (bytes: Uint8Array): string | undefined =>
  BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte))?.[0]

const charsetOf = (contentType: string): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1]

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  return (
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1] ??
    /<meta[^>]*?charset\s*=\s*["']?([^\s"'>/;]+)/i.exec(head)?.[1]
  )
}

function decoderFor(label = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    // A name that nobody knows says nothing.
    return new TextDecoder('utf-8')
  }
}
