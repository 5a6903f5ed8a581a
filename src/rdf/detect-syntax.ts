import { rdf } from './namespaces.ts'
import type { SyntaxName } from './syntaxes.ts'
import { syntaxes } from './syntaxes.ts'

export interface DocumentClues {
  /** Content-Type as the server sent it. */
  readonly contentType?: string | undefined
  readonly url?: string | undefined
  /** The first bytes, some hundred at least. */
  readonly head: Uint8Array
}

/** What a document that is no RDF looks like. */
export type UnreadLooks = 'html' | 'empty' | 'xml' | 'json' | 'binary' | 'text'

/** `unknown` and `html` say in words what the document seems to be instead. */
export type DetectedSyntax =
  | { readonly kind: SyntaxName }
  | { readonly kind: 'html' | 'unknown'; readonly looksLike: UnreadLooks; readonly reason: string }

/**
 * The syntax of a document. Servers send RDF as text/plain, application/xml or worse, and HTML error pages as anything:
 * the bytes decide against the header where they contradict it, and alone where it says nothing.
 */
export function detectSyntax(clues: DocumentClues): DetectedSyntax {
  const head = decodeHead(clues.head)
  const looks = appearanceOf(head)
  if (looks === 'html') return { kind: 'html', looksLike: looks, reason: 'this is an HTML page, not RDF' }
  if (looks === 'empty') return { kind: 'unknown', looksLike: looks, reason: 'the document is empty' }
  if (looks === 'binary')
    return { kind: 'unknown', looksLike: looks, reason: 'this is a binary file, not text' }
  const said = syntaxOfMediaType(clues.contentType) ?? syntaxOfAddress(clues.url)
  const isTurtle = looks === 'xml' && said === 'turtle' && !/<\?xml|xmlns/.test(head)
  if (looks === 'xml' && !isTurtle) return detectXml(head, clues)
  if (looks === 'json') return detectJson(head, clues)
  if (said && said !== 'json-ld' && said !== 'rdf-xml') return { kind: said }
  const guessed = guessLineSyntax(head)
  if (guessed) return { kind: guessed }
  return {
    kind: 'unknown',
    looksLike: looks,
    reason: `this is no RDF that is known here; it begins with "${head.trim().slice(0, 40)}"`,
  }
}

function decodeHead(head: Uint8Array): string {
  const encoding =
    head[0] === 0xff || (head[0] !== 0 && head[1] === 0)
      ? 'utf-16le'
      : head[0] === 0xfe || (head[0] === 0 && head[1] !== 0)
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(head.subarray(0, 4096)).replace(/^\uFEFF/, '')
}

/** Text uses tabs, line ends and form feeds of its control characters; another one now and then is a slip. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g

const isBinary = (head: string): boolean =>
  head.startsWith('%PDF-') ||
  head.startsWith('PK\u0003\u0004') ||
  (head.match(CONTROL)?.length ?? 0) > head.length / 20

function appearanceOf(head: string): UnreadLooks {
  if (isBinary(head)) return 'binary'
  const start = head.replace(/^(?:\s|#[^\n]*\n)+/, '')
  if (head.trim() === '') return 'empty'
  // Comments go first: to step over them inside the expression could take for ever.
  const uncommented = start.replaceAll(/<!--[^]*?-->\s*/g, '')
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(uncommented)) return 'html'
  if (
    /^<(?:\?xml|!--|!DOCTYPE|[A-Za-z][\w.-]*:?[\w.-]*(?:[\s>]|\/>))/.test(start) &&
    !/^<[A-Za-z][\w.+-]*:[^\s>]*>\s/.test(start)
  )
    return 'xml'
  if (/^(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\]\s*$|$))/.test(start)) return 'json'
  return 'text'
}

function detectXml(head: string, { contentType, url }: DocumentClues): DetectedSyntax {
  const isSaid = syntaxOfMediaType(contentType) === 'rdf-xml' || /\.(?:rdf|owl)$/.test(pathOf(url))
  if (isSaid || head.includes(rdf.$base)) return { kind: 'rdf-xml' }
  const element = /<([A-Za-z][\w:.-]*)/.exec(head)?.[1] ?? '?'
  return {
    kind: 'unknown',
    looksLike: 'xml',
    reason: `this is XML but not RDF/XML; its first element is <${element}>`,
  }
}

function detectJson(head: string, { contentType, url }: DocumentClues): DetectedSyntax {
  const isSaid = syntaxOfMediaType(contentType) === 'json-ld' || pathOf(url).endsWith('.jsonld')
  if (isSaid || /"@(?:context|id|type|graph|value)"\s*:/.test(head)) return { kind: 'json-ld' }
  return { kind: 'unknown', looksLike: 'json', reason: 'this is JSON but not JSON-LD: it has no "@context"' }
}

function guessLineSyntax(head: string): SyntaxName | undefined {
  const lines = head.split('\n').map((line) => line.trim())
  const statements = lines.filter((line) => line !== '' && !line.startsWith('#'))
  // The last line of the head may be cut off.
  const whole = statements.length > 1 ? statements.slice(0, -1) : statements
  if (whole.length === 0) return undefined
  if (whole.every((line) => N_TRIPLES_LINE.test(line))) return 'n-triples'
  if (whole.every((line) => N_QUADS_LINE.test(line))) return 'n-quads'
  if (
    /^(?:@prefix|@base|prefix|base)\s/i.test(whole[0] ?? '') ||
    /^(?:<[^>]*>|[\w-]*:[\w.-]*|\[[^\]]*\]?)\s*(?:a\s|<|\{|[\w-]*:|$)/.test(whole[0] ?? '')
  )
    return /^\s*(?:GRAPH\s+)?(?:<[^>]*>|[\w-]*:[\w.-]*)?\s*\{/m.test(head) ? 'trig' : 'turtle'
  return undefined
}

const N_TRIPLES_LINE =
  /^(?:<[^>]*>|_:\S+)\s*<[^>]*>\s*(?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)\s*\.\s*(?:#.*)?$/
const N_QUADS_LINE =
  /^(?:<[^>]*>|_:\S+)\s*<[^>]*>\s*(?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)\s*(?:<[^>]*>|_:\S+)?\s*\.\s*(?:#.*)?$/

const byMediaType = new Map(
  syntaxes.flatMap((each) => each.mediaTypes.map((type) => [type, each.name] as const)),
)
const bySuffix = new Map(
  syntaxes.flatMap((each) => each.suffixes.map((suffix) => [suffix, each.name] as const)),
)

function syntaxOfMediaType(contentType: string | undefined): SyntaxName | undefined {
  return byMediaType.get((contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '')
}

const pathOf = (url: string | undefined): string =>
  (url ?? '').split(/[?#]/)[0]?.replace(/\.gz$/, '').toLowerCase() ?? ''

function syntaxOfAddress(url: string | undefined): SyntaxName | undefined {
  return bySuffix.get(/\.\w+$/.exec(pathOf(url))?.[0] ?? '')
}
