import { hash } from 'node:crypto'
import { fingerprintOf } from '../rdf/canonicalize.ts'
import { dct } from '../rdf/namespaces.ts'
import { isLiteral, valueOf } from '../rdf/term.ts'
import type { Term, Triple } from '../rdf/term.ts'

const MAX_SLUG_LENGTH = 40
/** RFC 4648 base 32 in lower case: no sign that has to be escaped, none that differs by case alone. */
const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const HASH_LENGTH = 8

/**
 * The short, URL-safe id of the record of a dataset: what can be read of its IRI, and 40 bits of the IRI's hash
 * (`landspatientregisteret-k3v7q2ma`). A function of the IRI alone, so it outlives harvests, sources and restarts.
 */
export const recordIdOf = (iri: string): string => `${slugOf(iri)}-${shortHash(iri)}`

function slugOf(iri: string): string {
  const path = iri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '').replace(/[/#?&=]+$/, '')
  const segment = decode(path.split(/[/#?&=:]/).at(-1) ?? '')
  const folded = segment
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
  const slug = folded.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  if (slug === '') return 'dataset'
  if (slug.length <= MAX_SLUG_LENGTH) return slug
  const cut = slug.slice(0, MAX_SLUG_LENGTH + 1)
  const wordEnd = cut.lastIndexOf('-')
  // Half a word reads worse than a shorter id, unless there is but one.
  return wordEnd > MAX_SLUG_LENGTH / 2 ? cut.slice(0, wordEnd) : cut.slice(0, MAX_SLUG_LENGTH)
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function shortHash(iri: string): string {
  const bytes = Buffer.from(hash('sha256', iri, 'hex').slice(0, HASH_LENGTH * 2), 'hex')
  let bits = 0
  let value = 0
  let written = ''
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5 && written.length < HASH_LENGTH) {
      bits -= 5
      written += BASE_32[(value >> bits) & 31]
    }
  }
  return written
}

/**
 * The IRI of a dataset that its publisher gave none: a name-based UUID (RFC 9562 version 8, by sha-256) of its source and
 * its own identifier, or of its content where it has no identifier either. The same at every harvest, whatever the labels of
 * its blank nodes, and independent of where this catalogue is served. Content without identifier that changes is a new dataset.
 */
export function syntheticIri(source: string, node: Term, triples: readonly Triple[]): string {
  const identifiers = triples
    .filter(
      ({ subject, predicate, object }) =>
        subject === node && predicate === dct.identifier && isLiteral(object),
    )
    .map(({ object }) => valueOf(object))
  const name =
    identifiers.length > 0
      ? `identifier\n${identifiers.sort().join('\n')}`
      : `content\n${fingerprintOf(triples)}`
  return `urn:uuid:${uuidOf(`${source}\n${name}`)}`
}

function uuidOf(name: string): string {
  const digits = hash('sha256', name, 'hex')
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) & 3]
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
