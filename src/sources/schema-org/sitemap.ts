import { childNamed, textIn, type XmlElement } from '../xml/element.ts'
import { readPieces, XmlSyntaxError } from '../xml/read-pieces.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { fetchSmall, type SmallDocument } from './fetch-small.ts'

/** A page that a sitemap lists. */
export interface ListedPage {
  readonly url: string
  /** After this moment it has not changed, by the sitemap's word. */
  readonly unchangedSinceMs: number | undefined
}

export type SitemapPart =
  | { readonly kind: 'page'; readonly page: ListedPage }
  | Extract<SourceItem, { kind: 'document' }>

const ROOTS = new Set(['urlset', 'sitemapindex'])
const PIECES = new Set(['url', 'sitemap'])
/** sitemaps.org allows 50,000 addresses in a sitemap and as many sitemaps in an index; no site has that many. */
const MAX_SITEMAPS = 500
const MAX_PAGES = 1_000_000
const ACCEPT = 'application/xml, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.1'

export const looksLikeSitemap = (text: string): boolean =>
  /^\uFEFF?\s*(?:<\?[^>]*>\s*)*(?:<!--[^>]*-->\s*)*<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>]/.test(
    text.slice(0, 2000),
  ) || isAddressList(text)

/** A sitemap may be plain text: one address a line. */
const isAddressList = (text: string): boolean => {
  const lines = text
    .slice(0, 2000)
    .trim()
    .split(/\s*\n\s*/)
  return (
    lines.length > 0 &&
    lines
      .slice(0, -1)
      .concat(lines.length === 1 ? lines : [])
      .every((line) => /^https?:\/\/\S+$/.test(line))
  )
}

/**
 * Every page that a sitemap (`first`, in hand already) lists, and those that the sitemaps list that it lists, one sitemap at a time.
 * @throws SourceError where one cannot be read: without it nobody knows what is gone.
 */
export async function* readSitemaps(
  start: string,
  { context, first }: { context: ReadContext; first: SmallDocument },
): AsyncIterable<SitemapPart> {
  const waiting = [start]
  const met = new Set(waiting)
  let pages = 0
  for (let url = waiting.pop(), sitemaps = 1; url !== undefined; url = waiting.pop(), sitemaps++) {
    if (sitemaps > MAX_SITEMAPS)
      throw new SourceError('unreadable', `${start} lists more than ${MAX_SITEMAPS} sitemaps`)
    const { text, bytes, fetchMs } =
      url === start ? first : await fetchSmall(url, { context, accept: ACCEPT })
    const inner: string[] = []
    for await (const { kind, address, lastmod } of entriesOf(url, text)) {
      if (kind === 'sitemap') inner.push(address)
      else if (++pages > MAX_PAGES)
        throw new SourceError('unreadable', `${start} lists more than ${MAX_PAGES} pages`)
      else yield { kind: 'page', page: { url: address, unchangedSinceMs: endOf(lastmod) } }
    }
    for (const address of inner.reverse()) {
      if (met.has(address)) continue
      met.add(address)
      waiting.push(address)
    }
    yield { kind: 'document', document: url, bytes, fetchMs }
  }
}

interface Entry {
  readonly kind: 'page' | 'sitemap'
  readonly address: string
  readonly lastmod: string
}

async function* entriesOf(url: string, text: string): AsyncIterable<Entry> {
  if (isAddressList(text)) {
    for (const line of text.split('\n'))
      if (URL.canParse(line.trim())) yield { kind: 'page', address: line.trim(), lastmod: '' }
    return
  }
  try {
    for await (const element of readPieces(text, { roots: ROOTS, pieces: PIECES })) {
      const entry = entryOf(element, url)
      if (entry) yield entry
    }
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error
    const { line, message } = error
    throw new SourceError('unreadable', `${url} is not a sitemap as it should be: line ${line}: ${message}`, {
      line,
    })
  }
}

function entryOf(element: XmlElement, base: string): Entry | undefined {
  const address = textIn(childNamed(element, 'loc'))
  if (address === '' || !URL.canParse(address, base)) return undefined
  return {
    kind: element.local === 'sitemap' ? 'sitemap' : 'page',
    address: new URL(address, base).href,
    lastmod: textIn(childNamed(element, 'lastmod')),
  }
}

/** The end of the day, wherever on earth, where only a day is given. */
function endOf(lastmod: string): number | undefined {
  const ms = Date.parse(lastmod)
  if (Number.isNaN(ms)) return undefined
  return /^\d{4}-\d\d-\d\d$/.test(lastmod) ? ms + 36 * 3_600_000 : ms
}
