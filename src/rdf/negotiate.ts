import type { SyntaxName } from './syntaxes.ts'
import { syntaxOfMediaType } from './detect-syntax.ts'
import { syntaxes } from './syntaxes.ts'

interface Range {
  readonly type: string
  readonly quality: number
  readonly order: number
}

/**
 * What to answer to an Accept header: a syntax, `html`, or undefined where nothing we have is acceptable (406).
 * RFC 9110 §12.5.1: the more specific range decides a type's quality. Ties go to what the client named first,
 * and HTML wins where the client leaves it open, since a person may be asking.
 */
export function negotiateSyntax(acceptHeader: string | undefined): SyntaxName | 'html' | undefined {
  if (acceptHeader === undefined || acceptHeader.trim() === '') return 'html'
  const ranges = parseAccept(acceptHeader)
  const candidates: readonly { name: SyntaxName | 'html'; types: readonly string[] }[] = [
    { name: 'html', types: ['text/html', 'application/xhtml+xml'] },
    ...syntaxes.map(({ name, mediaTypes }) => ({ name, types: mediaTypes })),
  ]
  let best: { name: SyntaxName | 'html'; quality: number; order: number } | undefined
  for (const { name, types } of candidates) {
    const match = bestRange(ranges, types)
    if (!match || match.quality === 0) continue
    const isBetter =
      !best || match.quality > best.quality || (match.quality === best.quality && match.order < best.order)
    if (isBetter) best = { name, ...match }
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

/** The quality of the best of a candidate's media types, each judged by the most specific range that covers it. */
function bestRange(ranges: readonly Range[], types: readonly string[]): Range | undefined {
  let best: Range | undefined
  for (const type of types) {
    const group = `${type.split('/')[0]}/*`
    const range = [type, group, '*/*'].map((each) => ranges.find((one) => one.type === each)).find(Boolean)
    if (
      range &&
      (!best || range.quality > best.quality || (range.quality === best.quality && range.order < best.order))
    )
      best = range
  }
  return best
}

/** The syntax that a Content-Type names, for bodies sent to us; undefined where it names none. */
export const syntaxOfContentType = syntaxOfMediaType
