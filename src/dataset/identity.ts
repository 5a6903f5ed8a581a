import { hash } from 'node:crypto'
import { fingerprintOf } from '../rdf/canonicalize.ts'
import { dct } from '../rdf/namespaces.ts'
import { isLiteral, valueOf } from '../rdf/term.ts'
import type { Term, Triple } from '../rdf/term.ts'

const MAX_SLUG_LENGTH = 40
const MAX_READ_LENGTH = 1000
/** RFC 4648 base 32 in lower case: no sign that has to be escaped, none that differs by case alone. */
const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const HASH_LENGTH = 12

/**
 * The short, URL-safe id of the record of a dataset: what can be read of its IRI, and 60 bits of the IRI's hash
 * (`landspatientregisteret-k3v7q2mab4ot`), so that nobody can find a second IRI for an id that is taken. A function of the IRI alone, so it outlives harvests, sources and restarts.
 */
export const recordIdOf = (iri: string): string => `${slugOf(iri)}-${shortHash(iri)}`

function slugOf(iri: string): string {
  // The end is what is read, and it bounds the work on an IRI of a megabyte.
  const path = iri
    .slice(-MAX_READ_LENGTH)
    .replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '')
    .replace(/[/#?&=]+$/, '')
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
 * its own identifier, or of its content where it has no identifier or shares it. The same at every harvest whatever the
 * labels of its blank nodes, and independent of where this catalogue is served. Content without identifier that changes
 * is a new dataset. Both are given, the preferred one first.
 */
export function syntheticIris(
  source: string,
  node: Term,
  triples: readonly Triple[],
): readonly [string, string] {
  const identifiers = triples
    .filter(
      ({ subject, predicate, object }) =>
        subject === node && predicate === dct.identifier && isLiteral(object),
    )
    .map(({ object }) => valueOf(object))
  const byContent = uuidOf(`${source}\ncontent\n${fingerprintOf(triples)}`)
  if (identifiers.length === 0) return [byContent, byContent]
  return [uuidOf(`${source}\nidentifier\n${identifiers.sort().join('\n')}`), byContent]
}

function uuidOf(name: string): string {
  const digits = hash('sha256', name, 'hex')
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) & 3]
  const parts = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => digits.slice(from, to))
  const [first, second, third, fourth, fifth] = parts
  return `urn:uuid:${first}-${second}-8${third}-${variant}${fourth}-${fifth}`
}
