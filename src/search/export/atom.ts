import { element, escapeXml } from './xml.ts'

/** What stands at the head of a feed (RFC 4287 §4.1.1). */
export interface AtomFeed {
  /** Its address without anything that differs between two readings of the same feed. */
  readonly id: string
  readonly title: string
  readonly language: string
  /** When any of its entries last changed. */
  readonly updated: string
  readonly author: string
  readonly self: string
  /** The page for people. */
  readonly page: string
  readonly total?: number
  /** Address of the entries before these, where there are more (RFC 5005 §3). */
  readonly next?: string
}

export interface AtomEntry {
  /** Never changes and names nothing else. */
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly published?: string
  readonly author?: string
  readonly page: string
  readonly summary?: { readonly text: string; readonly language?: string }
  readonly categories?: readonly { readonly term: string; readonly label: string }[]
  /** Other forms of what the entry is about. */
  readonly alternates?: readonly { readonly type: string; readonly href: string }[]
}

export const ATOM_TYPE = 'application/atom+xml'

export function atomHead(feed: AtomFeed): string {
  const { id, title, language, updated, author, self, page, total, next } = feed
  const search = 'http://a9.com/-/spec/opensearch/1.1/'
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="${search}" xml:lang="${escapeXml(language)}">`,
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, updated),
    `<author>${element('name', {}, author)}</author>`,
    element('link', { rel: 'self', type: ATOM_TYPE, href: self }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: page }),
    ...(next === undefined ? [] : [element('link', { rel: 'next', type: ATOM_TYPE, href: next })]),
    ...(total === undefined ? [] : [element('opensearch:totalResults', {}, String(total))]),
  ]
  return `${lines.join('\n')}\n`
}

export function atomEntry(entry: AtomEntry): string {
  const { id, title, updated, published, author, page, summary, categories = [], alternates = [] } = entry
  const lines = [
    '<entry>',
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, updated),
    ...(published === undefined ? [] : [element('published', {}, published)]),
    ...(author === undefined ? [] : [`<author>${element('name', {}, author)}</author>`]),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    ...alternates.map(({ type, href }) => element('link', { rel: 'alternate', type, href })),
    ...categories.map(({ term, label }) => element('category', { term, label })),
    ...(summary ? [element('summary', { type: 'text', 'xml:lang': summary.language }, summary.text)] : []),
    '</entry>',
  ]
  return `${lines.join('\n')}\n`
}

export const ATOM_END = '</feed>\n'
