import type { SyntaxName } from './syntaxes.ts'
import { syntaxes } from './syntaxes.ts'

interface Range {
  readonly type: string
  readonly quality: number
  readonly order: number
}

/** A form an answer can have, by the media types that ask for it; the first is what it is sent as. */
export interface Candidate<Name extends string> {
  readonly name: Name
  readonly types: readonly string[]
}

/** Every syntax, for an answer that is written in all of them. */
export const syntaxCandidates: readonly Candidate<SyntaxName>[] = syntaxes.map(({ name, mediaTypes }) => ({
  name,
  types: mediaTypes,
}))

/**
 * What to answer to an Accept header; undefined where nothing we have is acceptable (406).
 * RFC 9110 §12.5.1: the more specific range decides a type's quality. Ties go to what the client named first,
 * and to the first candidate where the client leaves it open.
 */
export function negotiate<Name extends string>(
  acceptHeader: string | null | undefined,
  candidates: readonly Candidate<Name>[],
): Name | undefined {
  if (!acceptHeader?.trim()) return candidates[0]?.name
  const ranges = parseAccept(acceptHeader)
  let best: { name: Name; quality: number; order: number } | undefined
  for (const { name, types } of candidates) {
    const match = bestRange(ranges, types)
    if (!match || match.quality === 0) continue
    const isBetter =
      !best || match.quality > best.quality || (match.quality === best.quality && match.order < best.order)
    if (isBetter) best = { name, quality: match.quality, order: match.order }
  }
  return best?.name
}

function parseAccept(header: string): readonly Range[] {
  return header.split(',').flatMap((part, order) => {
    const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
    if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return type === '*' ? [{ type: '*/*', quality: 1, order }] : []
    const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const quality = written === undefined ? 1 : Number.parseFloat(written)
    return [{ type, quality: Number.isNaN(quality) ? 0 : Math.min(Math.max(quality, 0), 1), order }]
  })
}

/**
 * How well a candidate does: the type it is sent as is judged by the most specific range that covers it;
 * its other types count only where the client names them.
 */
function bestRange(ranges: readonly Range[], [sentAs = '', ...others]: readonly string[]): Range | undefined {
  const covering = [sentAs, `${sentAs.split('/')[0]}/*`, '*/*']
  const own = covering.map((each) => ranges.find((range) => range.type === each)).find(Boolean)
  const named = ranges.filter((range) => others.includes(range.type))
  return [...(own ? [own] : []), ...named].sort((a, b) => b.quality - a.quality || a.order - b.order)[0]
}
