import { readLanguageTag } from '../language-tag.ts'
import { rdf, xsd } from '../namespaces.ts'
import { typed } from '../term.ts'
import type { Cursor } from './cursor.ts'
import { MAX_LITERAL_LENGTH } from './cursor.ts'
import { DROPPED, readIri, readPrefixedName } from './names.ts'

const PLAIN_RUN = { 34: /[^"\\\r\n]*/y, 39: /[^'\\\r\n]*/y } as const
const LANGUAGE = /@[A-Za-z]+(?:-[A-Za-z0-9]+)*/y
const ODD_LANGUAGE = /@[^\s;,.)\]}<"]*/y
const NUMBER = /[+-]?(?:\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+)/y

const NUMBER_CHARACTERS = /[\d.eE+-]*/y

const QUOTE = 34
const BACKSLASH = 92

/** A quoted string with its language or datatype, as a term. */
export function readLiteral(c: Cursor): string {
  const start = c.pos
  const quote = c.text.charCodeAt(start) === QUOTE ? 34 : 39
  const isLong = c.text.charCodeAt(start + 1) === quote && c.text.charCodeAt(start + 2) === quote
  const hasEscapes = isLong ? skipLongString(c, quote) : skipShortString(c, quote)
  if (c.pos - start > MAX_LITERAL_LENGTH) {
    c.note(`a text of more than ${MAX_LITERAL_LENGTH} characters is left out`, 'value-dropped', start)
    readSuffix(c, '""')
    return DROPPED
  }
  // The plain case is already in the notation of terms: no copy is made.
  if (!isLong && !hasEscapes && quote === QUOTE) return readSuffix(c, c.text.slice(start, c.pos))
  const raw = isLong ? c.text.slice(start + 3, c.pos - 3) : c.text.slice(start + 1, c.pos - 1)
  const onOdd = () =>
    c.note('a text has a backslash that starts no known escape; kept as written', 'kept', start)
  const value = hasEscapes ? unescapeText(raw, onOdd) : raw
  return readSuffix(c, `"${value}"`)
}

function skipShortString(c: Cursor, quote: 34 | 39): boolean {
  const { text, pos: start } = c
  const run = PLAIN_RUN[quote]
  let hasEscapes = false
  let pos = start + 1
  for (;;) {
    run.lastIndex = pos
    run.test(text)
    pos = run.lastIndex
    const code = text.charCodeAt(pos)
    if (code === quote) break
    if (pos >= text.length) c.failAtEnd('a text in quotes is not closed', start)
    if (code !== BACKSLASH) c.fail('a text in quotes has a line break or is not closed on its line', start)
    hasEscapes = true
    pos += 2
  }
  c.pos = pos + 1
  // At the end of what is at hand, "" may be the beginning of a long string.
  if (c.pos >= text.length && !c.final) c.failAtEnd('', start)
  return hasEscapes
}

function skipLongString(c: Cursor, quote: 34 | 39): boolean {
  const { text, pos: start } = c
  const closing = quote === QUOTE ? '"""' : "'''"
  let from = start + 3
  for (;;) {
    let end = text.indexOf(closing, from)
    if ((end < 0 ? text.length : end) - start > MAX_LITERAL_LENGTH * 2)
      c.fail('a text in triple quotes is not closed', start)
    if (end < 0) c.failAtEnd('a text in triple quotes is not closed', start)
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH && end - 1 - slashes >= start + 3) slashes++
    if (slashes % 2 === 1) {
      from = end + 1
      continue
    }
    // Up to two quotes may stand before the closing three: """a"""""
    for (let more = 0; more < 2 && text.charCodeAt(end + 3) === quote; more++) end++
    c.pos = end + 3
    if (c.pos >= text.length && !c.final) c.failAtEnd('', start)
    return text.slice(start + 3, end).includes('\\')
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  t: '\t',
  b: '\b',
  n: '\n',
  r: '\r',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
}
const ESCAPE = /\\(?:(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|[^])/g

/** `onOdd` hears of a backslash that starts no known escape; it is kept as it stands. */
export function unescapeText(raw: string, onOdd?: () => void): string {
  return raw.replace(ESCAPE, (whole: string, hexadecimal?: string) => {
    const plain = hexadecimal === undefined ? ESCAPES[whole.slice(1)] : fromCode(whole.slice(2))
    if (plain === undefined) onOdd?.()
    return plain ?? whole
  })
}

function fromCode(hexadecimal: string): string | undefined {
  const code = Number.parseInt(hexadecimal, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** Reads `@language` or `^^datatype` after a string and returns the whole term. */
function readSuffix(c: Cursor, quoted: string): string {
  const code = c.text.charCodeAt(c.pos)
  if (code === 64) return readLanguage(c, quoted)
  if (code !== 94) return quoted
  if (c.text.charCodeAt(c.pos + 1) !== 94) c.fail(`expected ^^ and a datatype, found ${c.excerpt()}`)
  c.pos += 2
  const datatype = c.skipBlank() === 60 ? readIri(c) : readPrefixedName(c)
  if (datatype === DROPPED) return DROPPED
  // RDF 1.1 §3.3: a plain literal is an xsd:string.
  if (datatype === xsd.string) return quoted
  if (datatype === rdf.langString) {
    c.note('a text is typed rdf:langString without a language; kept without one', 'kept')
    return quoted
  }
  return `${quoted}^^${datatype}`
}

function readLanguage(c: Cursor, quoted: string): string {
  const start = c.pos
  LANGUAGE.lastIndex = start
  if (LANGUAGE.test(c.text)) {
    const end = LANGUAGE.lastIndex
    const next = c.text.charCodeAt(end)
    if (!isTagCharacter(next)) {
      c.pos = end
      const { tag = '', reason } = readLanguageTag(c.text.slice(start + 1, end))
      if (reason !== undefined) c.note(reason, 'kept', start)
      return `${quoted}@${tag}`
    }
  }
  return readOddLanguage(c, quoted)
}

const isTagCharacter = (code: number): boolean =>
  code >= 128 || code === 95 || code === 45 || (code >= 48 && code <= 57)

/** `@en_US` is read as en-US; what is no tag at all (`@français`) is left off, and the text kept. */
function readOddLanguage(c: Cursor, quoted: string): string {
  const start = c.pos
  ODD_LANGUAGE.lastIndex = start
  ODD_LANGUAGE.test(c.text)
  c.pos = ODD_LANGUAGE.lastIndex
  if (c.pos >= c.text.length && !c.final) c.failAtEnd('', start)
  const written = c.text.slice(start + 1, c.pos)
  const { tag, reason = `"${written}" is not a language tag` } = readLanguageTag(written)
  c.note(reason, 'kept', start)
  return tag === undefined ? quoted : `${quoted}@${tag}`
}

export function readNumber(c: Cursor): string {
  NUMBER.lastIndex = c.pos
  const match = NUMBER.exec(c.text)
  if (!match) c.fail(`expected a value, found ${c.excerpt()}`)
  const value = match[0]
  // `5.e` at the end of what is at hand may go on as `5.e3`.
  NUMBER_CHARACTERS.lastIndex = c.pos
  NUMBER_CHARACTERS.test(c.text)
  if (NUMBER_CHARACTERS.lastIndex >= c.text.length && !c.final) c.failAtEnd('', c.pos)
  c.pos += value.length
  if (/[eE]/.test(value)) return typed(value, xsd.double)
  return typed(value, value.includes('.') ? xsd.decimal : xsd.integer)
}
