/** A stretch of an NFC text, in UTF-16 units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? '')

/** The text as HTML, escaped, with <mark> around the stretches; of a long text the part around the first of them. */
export function highlighted(text: string, stretches: readonly Stretch[], longest: number): string {
  const { from, to } = windowOf(text, stretches[0], longest)
  let html = from > 0 ? '… ' : ''
  let at = from
  for (const { start, end } of stretches.toSorted(
    (left, right) => left.start - right.start || right.end - left.end,
  )) {
    if (start < at || end > to) continue
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return `${html}${escapeHtml(text.slice(at, to))}${to < text.length ? ' …' : ''}`
}

/** Cut at spaces, a third of the room before the first match. */
function windowOf(text: string, first: Stretch | undefined, longest: number): { from: number; to: number } {
  if (text.length <= longest) return { from: 0, to: text.length }
  const ideal = Math.max(0, (first?.start ?? 0) - Math.floor(longest / 3))
  const from = ideal === 0 ? 0 : text.indexOf(' ', ideal) + 1
  const start = from > 0 && from <= (first?.start ?? 0) ? from : wellFormedCut(text, ideal)
  const limit = Math.min(text.length, start + longest)
  const space = limit === text.length ? limit : text.lastIndexOf(' ', limit)
  return { from: start, to: space > (first?.end ?? start) ? space : wellFormedCut(text, limit) }
}

/** Never between the halves of a character outside the basic plane. */
const wellFormedCut = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/u.test(text[at] ?? '') ? at - 1 : at
