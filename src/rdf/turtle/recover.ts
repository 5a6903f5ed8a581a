interface Broken {
  /** Where the broken statement begins. */
  readonly start: number
}

/**
 * Where to go on after a statement that cannot be read: the earlier of
 *
 *   1. behind the first dot that stands outside texts, IRIs and comments
 *      (a text or IRI that is not closed on its line counts as a single character);
 *   2. the first line that plainly begins a statement, after a line that ends with a dot or after an empty line
 *      (a text in triple quotes that nobody closed swallows everything else).
 *
 * Undefined when the text at hand has neither.
 */
export function findNextStatement(text: string, { start }: Broken): number | undefined {
  const dot = findDot(text, start)
  const line = findStatementLine(text, start, dot.isCertain ? dot.pos : undefined)
  if (line !== undefined || dot.pos === undefined || dot.isCertain) return line ?? dot.pos
  // The dot may stand inside a text: the end of its line is a better guess.
  const lineEnd = text.indexOf('\n', dot.pos)
  return lineEnd < 0 ? dot.pos : lineEnd + 1
}

const HEAD = String.raw`@prefix\s|@base\s|prefix\s|base\s|graph\s|\[\s|(?:<[^<>\s]*>|[\w-]*:[\w.%-]*)\s+(?:a\s|<|\{|[\w-]*:[\w-])`
const AFTER_DOT = String.raw`[.}][ \t]*(?:#[^\r\n]*)?[\r\n]\s*`
const AFTER_EMPTY_LINE = String.raw`\n[ \t]*\r?\n`
const STATEMENT_LINE = new RegExp(`(?:${AFTER_DOT}|${AFTER_EMPTY_LINE})(?=${HEAD})`, 'gi')

function findStatementLine(text: string, start: number, end: number | undefined): number | undefined {
  const searched = end === undefined ? text : text.slice(0, end + 2000)
  STATEMENT_LINE.lastIndex = start
  const match = STATEMENT_LINE.exec(searched)
  const pos = match ? match.index + match[0].length : undefined
  return pos !== undefined && (end === undefined || pos < end) ? pos : undefined
}

const PLAIN_RUN = /[^"'<#.\\]*/y
const CLOSED = { '<': /<[^<>"\r\n]*>/y, '#': /#[^\r\n]*/y } as const
const TEXT_RUN = { '"': /[^"\\\r\n]*/y, "'": /[^'\\\r\n]*/y } as const

/** `isCertain` is false when a quote without its pair was met on the way. */
function findDot(text: string, start: number): { pos: number | undefined; isCertain: boolean } {
  let isCertain = true
  for (let pos = skipRun(text, start); pos < text.length; pos = skipRun(text, pos)) {
    const char = text[pos]
    if (char === '.' && /[\s}#]|^$/.test(text[pos + 1] ?? '')) return { pos: pos + 1, isCertain }
    const end = char === undefined ? undefined : skipClosed(text, pos, char)
    if (end === undefined && (char === '"' || char === "'")) isCertain = false
    pos = end ?? pos + 1
  }
  return { pos: undefined, isCertain }
}

function skipRun(text: string, pos: number): number {
  PLAIN_RUN.lastIndex = pos
  PLAIN_RUN.test(text)
  return PLAIN_RUN.lastIndex
}

/** The end of the text, IRI or comment that begins here; undefined when it is not closed, or nothing begins. */
function skipClosed(text: string, pos: number, char: string): number | undefined {
  if (char === '"' || char === "'") return skipText(text, pos, char)
  if (char !== '<' && char !== '#') return undefined
  CLOSED[char].lastIndex = pos
  return CLOSED[char].test(text) ? CLOSED[char].lastIndex : undefined
}

function skipText(text: string, start: number, quote: '"' | "'"): number | undefined {
  const triple = quote + quote + quote
  if (text.startsWith(triple, start)) {
    const end = text.indexOf(triple, start + 3)
    return end < 0 ? undefined : end + 3
  }
  const run = TEXT_RUN[quote]
  for (let pos = start + 1; ; pos = run.lastIndex + 2) {
    run.lastIndex = pos
    run.test(text)
    const char = text[run.lastIndex]
    if (char === quote) return run.lastIndex + 1
    if (char !== '\\') return undefined
  }
}
