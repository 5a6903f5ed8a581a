const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/
/** What RFC 3987 and the grammars of Turtle and N-Triples forbid inside `<…>`. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ILLEGAL = /[\u0000-\u0020<>"{}|\\^`]/
// oxlint-disable-next-line no-control-regex -- as above
const EVERY_ILLEGAL = /[\u0000-\u0020<>"{}|\\^`]/g

export const isAbsoluteIri = (iri: string): boolean => SCHEME.test(iri)
// oxlint-disable-next-line no-control-regex -- as above
export const hasControlCharacters = (iri: string): boolean => /[\u0000-\u001f]/.test(iri)
export const hasIllegalCharacters = (iri: string): boolean => ILLEGAL.test(iri)

/**
 * An IRI that every syntax can write: illegal characters become percent-encoded octets.
 * Reading keeps an illegal IRI as its publisher wrote it, so that identity never changes; only writing calls this.
 */
export function escapeIri(iri: string): string {
  if (!ILLEGAL.test(iri)) return iri
  return iri.replace(
    EVERY_ILLEGAL,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

interface IriParts {
  scheme: string
  authority: string | undefined
  path: string
  query: string
}

const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/

function partsOf(iri: string): IriParts {
  const match = PARTS.exec(iri)
  return { scheme: match?.[1] ?? '', authority: match?.[2], path: match?.[3] ?? '', query: match?.[4] ?? '' }
}

/** RFC 3986 §5.2.4 */
function removeDotSegments(path: string): string {
  if (!path.includes('./') && !path.endsWith('.')) return path
  const output: string[] = []
  const segments = path.split('/')
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1
    if (segment === '..') {
      if (output.length > 1 || (output.length === 1 && output[0] !== '')) output.pop()
      if (isLast) output.push('')
    } else if (segment === '.') {
      if (isLast) output.push('')
    } else output.push(segment)
  }
  return output.join('/')
}

/** Resolves a reference against a base (RFC 3986 §5.2.2), without normalising anything else. */
export function resolveIri(reference: string, base: string): string {
  if (SCHEME.test(reference)) return reference
  const from = partsOf(base)
  const to = partsOf(reference)
  const hash = reference.indexOf('#')
  const fragment = hash < 0 ? '' : reference.slice(hash)
  const scheme = from.scheme ? `${from.scheme}:` : ''
  if (to.authority !== undefined)
    return `${scheme}//${to.authority}${removeDotSegments(to.path)}${to.query}${fragment}`
  const authority = from.authority === undefined ? '' : `//${from.authority}`
  if (to.path === '') return `${scheme}${authority}${from.path}${to.query || from.query}${fragment}`
  const path = to.path.startsWith('/') ? to.path : mergePaths(from, to.path)
  return `${scheme}${authority}${removeDotSegments(path)}${to.query}${fragment}`
}

/** RFC 3986 §5.2.3 */
function mergePaths(from: IriParts, path: string): string {
  if (from.authority !== undefined && from.path === '') return `/${path}`
  return from.path.slice(0, from.path.lastIndexOf('/') + 1) + path
}
