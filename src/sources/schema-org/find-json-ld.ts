/** What of a web page can be read here, and what cannot. */
export interface PageMarkup {
  readonly blocks: readonly JsonLdBlock[]
  /** Another way in which the page describes a dataset. */
  readonly unread: 'microdata' | 'RDFa' | undefined
}

export interface JsonLdBlock {
  readonly text: string
  /** Of the page, on which it begins. */
  readonly line: number
}

/** Elements in which a tag is no tag. */
const RAW_TEXT = /^<(script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])/i
const LONGEST_NAME = 12

/** The JSON-LD in the script elements of a page; comments and other scripts are stepped over, as browsers do. */
export function findJsonLd(html: string): PageMarkup {
  const blocks: JsonLdBlock[] = []
  let line = 1
  let counted = 0
  const lineAt = (position: number) => {
    for (let at = html.indexOf('\n', counted); at >= 0 && at < position; at = html.indexOf('\n', at + 1))
      line++
    counted = position
    return line
  }
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      if (end < 0) break
      at = end + 3
      continue
    }
    const name = RAW_TEXT.exec(html.slice(at, at + LONGEST_NAME))?.[1]
    if (name === undefined) {
      at++
      continue
    }
    const start = endOfTag(html, at)
    const end = start < 0 ? -1 : endOfRawText(html, start, name)
    if (end < 0) break
    if (name.toLowerCase() === 'script' && isJsonLd(html.slice(at, start)))
      blocks.push({ text: html.slice(start, end), line: lineAt(start) })
    at = end
  }
  return { blocks, unread: unreadIn(html) }
}

/** The place after the `>` of a start tag; one in quotes does not end it. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const char = html[at] ?? ''
    if (quote === '' && char === '>') return at + 1
    if (quote === '' && (char === '"' || char === "'")) quote = char
    else if (char === quote) quote = ''
  }
  return -1
}

function endOfRawText(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? -1
}

const isJsonLd = (tag: string): boolean => /\btype\s*=\s*(?:["']\s*)?application\/ld\+json\b/i.test(tag)

function unreadIn(html: string): PageMarkup['unread'] {
  if (/\bitemtype\s*=\s*(?:["']\s*)?https?:\/\/(?:www\.)?schema\.org\/Dataset\b/i.test(html))
    return 'microdata'
  return /\btypeof\s*=\s*(?:["']\s*)?(?:schema:|https?:\/\/(?:www\.)?schema\.org\/)?Dataset\b/i.test(html)
    ? 'RDFa'
    : undefined
}
