import { parseAccept } from 'hono/utils/accept'
import { syntaxOf, type SyntaxName } from '../rdf/syntaxes.ts'

/** What a dataset's address can answer with. */
export type Representation = 'page' | 'json' | SyntaxName

interface Offer {
  readonly representation: Representation
  readonly mediaType: string
  readonly suffix?: string
}

const offered: readonly SyntaxName[] = ['turtle', 'json-ld', 'rdf-xml', 'n-triples']

/** In order of preference where a request leaves it open: people first. */
const offers: readonly Offer[] = [
  { representation: 'page', mediaType: 'text/html' },
  { representation: 'page', mediaType: 'application/xhtml+xml' },
  ...offered.map((name): Offer => {
    const { mediaTypes, suffixes } = syntaxOf(name)
    return { representation: name, mediaType: mediaTypes[0], suffix: suffixes[0] }
  }),
  { representation: 'json', mediaType: 'application/json', suffix: '.json' },
]

/** Everything but the page, for links to the other forms of the same thing. */
export const alternates = offers.flatMap(({ mediaType, suffix }) => (suffix ? [{ mediaType, suffix }] : []))

/** A dataset's id and form, when the last part of its address ends in a known suffix. */
export function representationBySuffix(
  name: string,
): { id: string; representation: Representation } | undefined {
  const offer = offers.find(({ suffix }) => suffix !== undefined && name.endsWith(suffix))
  if (!offer?.suffix || name.length === offer.suffix.length) return undefined
  return { id: name.slice(0, -offer.suffix.length), representation: offer.representation }
}

/**
 * RFC 9110 §12.5.1: the most specific range that fits a media type gives its weight; the heaviest offer wins,
 * and of equal ones the first. Undefined when nothing offered is acceptable.
 */
export function negotiate(accept: string | null | undefined): Representation | undefined {
  if (!accept) return 'page'
  const ranges = parseAccept(accept)
  const weighed = offers.map((offer) => ({ offer, weight: weightOf(offer.mediaType, ranges) }))
  const best = weighed.reduce((winner, next) => (next.weight > winner.weight ? next : winner))
  return best.weight > 0 ? best.offer.representation : undefined
}

function weightOf(mediaType: string, ranges: readonly { type: string; q: number }[]): number {
  const kinds = [mediaType, `${mediaType.slice(0, mediaType.indexOf('/'))}/*`, '*/*']
  for (const kind of kinds) {
    const range = ranges.find(({ type }) => type.toLowerCase() === kind)
    if (range) return range.q
  }
  return 0
}
