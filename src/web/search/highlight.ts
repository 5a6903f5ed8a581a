import type { LocalText } from '../../search/document.ts'

const MARKS = /(<\/?mark>)/

/** HTML with nothing in it but <mark>, whatever the engine gave: the rest is escaped unless it is an entity already. */
export function safeHighlight(html: string): string {
  return html
    .split(MARKS)
    .map((part) => (MARKS.test(part) ? part : escapeLoose(part)))
    .join('')
}

const escapeLoose = (part: string): string =>
  part.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The highlight as people read it, to compare with the text it was made from. */
function plainText(html: string): string {
  return html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** In which language a highlighted extract is written: that of the text it is a part of. */
export function languageOfHighlight(html: string, texts: LocalText): string | undefined {
  const extract = plainText(html).replaceAll('…', '').trim()
  const start = extract.slice(0, 40)
  return Object.entries(texts).find(([, text]) => text.includes(start))?.[0]
}
