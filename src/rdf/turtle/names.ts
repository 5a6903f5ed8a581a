import { hasControlCharacters, hasIllegalCharacters, isAbsoluteIri, resolveIri } from '../iri.ts'
import type { Cursor } from './cursor.ts'

// oxlint-disable-next-line no-control-regex -- the grammar's IRIREF excludes control characters
const ABSOLUTE_IRI = /<[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]*>/y
const MAX_NAMES = 4000

/** A dropped term: its triple is left out, its problem noted. */
export const DROPPED = ''

export function readIri(c: Cursor): string {
  ABSOLUTE_IRI.lastIndex = c.pos
  if (!ABSOLUTE_IRI.test(c.text)) return readUnusualIri(c)
  const iri = c.text.slice(c.pos + 1, ABSOLUTE_IRI.lastIndex - 1)
  c.pos = ABSOLUTE_IRI.lastIndex
  return iri
}

/** Relative, escaped and illegal IRIs. An illegal one is kept as written: its identity is its publisher's. */
function readUnusualIri(c: Cursor): string {
  const start = c.pos
  const end = c.text.indexOf('>', start)
  const lineEnd = c.text.indexOf('\n', start)
  if (end < 0 && lineEnd < 0) c.failAtEnd('an IRI that starts with < is not closed with >', start)
  if (end < 0 || (lineEnd >= 0 && lineEnd < end))
    c.fail('an IRI that starts with < is not closed with > on its line', start)
  const written = c.text.slice(start + 1, end)
  // A quote or another < inside means that the closing > was forgotten and more than the IRI was met.
  if (/["<]/.test(written)) c.fail('an IRI that starts with < is not closed with >', start)
  const raw = written.includes('\\') ? unescapeIri(written) : written
  c.pos = end + 1
  if (raw === undefined)
    return dropName(c, `the IRI <${written}> has an escape that is not \\u or \\U with hexadecimal digits`)
  if (hasControlCharacters(raw)) return dropName(c, `the IRI <${written}> has control characters`)
  const isIllegal = hasIllegalCharacters(raw)
  if (isIllegal && !isAbsoluteIri(raw)) return dropName(c, reasonOfIllegal(raw))
  if (isIllegal) c.note(`the IRI <${raw}> has illegal characters; kept as written`, 'kept', start)
  const iri = isAbsoluteIri(raw) ? raw : resolveIri(raw, c.base)
  return isAbsoluteIri(iri)
    ? iri
    : dropName(c, `the relative IRI <${raw}> has no base to be resolved against`)
}

const reasonOfIllegal = (raw: string): string =>
  /\{[^{}]*\}/.test(raw)
    ? `<${raw}> is a template that was never filled in`
    : `the relative IRI <${raw}> has illegal characters`

function unescapeIri(written: string): string | undefined {
  let isBad = false
  const raw = written.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|)/g,
    (_, short?: string, long?: string) => {
      const code = Number.parseInt(short ?? long ?? 'none', 16)
      if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) {
        isBad = true
        return ''
      }
      return String.fromCodePoint(code)
    },
  )
  return isBad ? undefined : raw
}

function dropName(c: Cursor, reason: string): typeof DROPPED {
  c.note(reason, 'value-dropped')
  return DROPPED
}

/** 1 for the ASCII letters, digits, `_` and `-` of which nearly every prefixed name consists. */
const PLAIN = new Uint8Array(128)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')
  PLAIN[char.charCodeAt(0)] = 1

/** 1 for characters that may follow a name without being part of it. */
const ENDS = new Uint8Array(128)
for (const char of ' \t\r\n;,)]}([{<"\'#@^') ENDS[char.charCodeAt(0)] = 1

const BASE_CHARS =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const CHARS = `${BASE_CHARS}_\\-0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040`
const PLX = "%[0-9A-Fa-f]{2}|\\\\[_~.\\-!$&'()*+,;=/?#@%]"
const PREFIX = `[${BASE_CHARS}](?:[${CHARS}.]*[${CHARS}])?`
const LOCAL = `(?:[${BASE_CHARS}_:0-9]|${PLX})(?:(?:[${CHARS}.:]|${PLX})*(?:[${CHARS}:]|${PLX}))?`
const PREFIXED_NAME = new RegExp(`(${PREFIX})?:(${LOCAL})?`, 'uy')
const PREFIX_NAME = new RegExp(`(${PREFIX})?:`, 'uy')
const BLANK_LABEL = new RegExp(`_:([${BASE_CHARS}_0-9](?:[${CHARS}.]*[${CHARS}])?)`, 'uy')

export function readPrefixedName(c: Cursor): string {
  const { text, pos: start } = c
  // Statements that a program wrote name the same things in the same order: what followed last time mostly follows again.
  const guess = c.lastName.next
  if (guess && text.startsWith(guess.name, start) && endsName(text, start + guess.name.length)) {
    c.pos = start + guess.name.length
    c.lastName = guess
    return guess.iri
  }
  const end = endOfPlainName(text, start)
  if (end < 0) return readUnusualName(c)
  const name = text.slice(start, end)
  const known = c.names.get(name)
  if (!known) return readUnusualName(c)
  c.pos = end
  c.lastName.next = known
  c.lastName = known
  return known.iri
}

/** A dot ends a name only if nothing that could go on with it follows. */
function endsName(text: string, pos: number): boolean {
  const next = text.charCodeAt(pos)
  return ENDS[next] === 1 || (next === 46 && ENDS[text.charCodeAt(pos + 1)] === 1)
}

/** Where a prefixed name of plain ASCII ends; -1 for anything that needs a closer look. */
function endOfPlainName(text: string, start: number): number {
  let colon = start
  while (PLAIN[text.charCodeAt(colon)] === 1) colon++
  if (text.charCodeAt(colon) !== 58) return -1
  let end = colon + 1
  while (PLAIN[text.charCodeAt(end)] === 1) end++
  return endsName(text, end) ? end : -1
}

function readUnusualName(c: Cursor): string {
  PREFIXED_NAME.lastIndex = c.pos
  const match = PREFIXED_NAME.exec(c.text)
  if (!match) c.fail(`expected an IRI, a prefixed name or a value, found ${c.excerpt()}`)
  c.pos += match[0].length
  const local = (match[2] ?? '').replace(/\\(.)/g, '$1')
  return resolveName(c, match[0], { prefix: match[1] ?? '', local })
}

function resolveName(c: Cursor, name: string, parts: { prefix: string; local: string }): string {
  const namespace = c.prefixes.get(parts.prefix)
  if (namespace === undefined) return dropName(c, `the prefix "${parts.prefix}:" is not declared`)
  const iri = namespace + parts.local
  if (c.names.size >= MAX_NAMES) c.forgetNames()
  c.names.set(name, { name, iri, next: undefined })
  return iri
}

/** The name before the colon in a declaration of a prefix. */
export function readPrefixDeclaration(c: Cursor): string {
  PREFIX_NAME.lastIndex = c.pos
  const match = PREFIX_NAME.exec(c.text)
  if (!match) c.fail(`expected a prefix such as "dct:", found ${c.excerpt()}`)
  c.pos += match[0].length
  return match[1] ?? ''
}

export function readBlankLabel(c: Cursor): string {
  BLANK_LABEL.lastIndex = c.pos
  const match = BLANK_LABEL.exec(c.text)
  if (!match) c.fail(`expected a blank node such as _:b1, found ${c.excerpt()}`)
  c.pos += match[0].length
  return c.labelPrefix + match[1]
}
