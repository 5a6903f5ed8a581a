import type { Child } from 'hono/jsx'
import { PREFIXES } from '../../rdf/namespaces.ts'

/**
 * The address a link may lead to, undefined where it must stay text. Harvested IRIs can be anything:
 * only the web, mail and telephone are followed, and `doi:` by its resolver.
 */
export function safeAddress(iri: string): string | undefined {
  const doi = /^doi:\s*(10\.\S+)$/i.exec(iri)
  if (doi?.[1] !== undefined) return `https://doi.org/${encodeURI(doi[1])}`
  if (/^(?:mailto|tel):[^\s<>"]+$/i.test(iri)) return iri
  if (!/^https?:\/\/[^/\s]/i.test(iri)) return undefined
  return URL.canParse(iri) ? iri : undefined
}

/** An address as people read it: without scheme, and without `mailto:`. */
export function readableAddress(iri: string): string {
  return iri
    .replace(/^(?:mailto|tel):/i, '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
}

/** A link where that is safe, otherwise the same text without one. */
export const SafeLink = ({ iri, children }: { iri: string; children?: Child }) => {
  const address = safeAddress(iri)
  if (address === undefined) return <span class="break">{children ?? iri}</span>
  return (
    <a class="break" href={address} rel="nofollow noopener">
      {children ?? readableAddress(iri)}
    </a>
  )
}

/** `dct:title` for an IRI of a namespace we write, the IRI itself for another. */
export function compactIri(iri: string): string {
  for (const [prefix, base] of Object.entries(PREFIXES)) {
    const rest = iri.startsWith(base) ? iri.slice(base.length) : ''
    if (rest !== '' && /^[\w.-]+$/.test(rest)) return `${prefix}:${rest}`
  }
  return iri
}
