import { syntaxes, type SyntaxName } from '../../rdf/syntaxes.ts'

/** What is taken first where a page offers several: all say the same, and these lose nothing on the way. */
const ORDER: readonly SyntaxName[] = ['turtle', 'n-triples', 'trig', 'n-quads', 'json-ld', 'rdf-xml']

/** Longer ones are no links: they are meant to keep us busy. */
const LINK = /<link\s[^<>]{1,2000}>/gi
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
/** Relations by which pages lead to their description. */
const RELATIONS = new Set(['alternate', 'describedby', 'meta'])

/** Where the RDF of an HTML page is, by its `<link>` elements and its Link header; the best syntax first. */
export function rdfAlternates(html: string, base: string, linkHeader: string): readonly string[] {
  const found = [...linksInHeader(linkHeader), ...linksInPage(html)].flatMap(({ rel, type, href }) => {
    const syntax = syntaxOfType(type)
    const isOffer = rel
      .toLowerCase()
      .split(/\s+/)
      .some((each) => RELATIONS.has(each))
    if (syntax === undefined || !isOffer || !URL.canParse(href, base)) return []
    const address = new URL(href, base)
    return /^https?:$/.test(address.protocol) ? [{ address: address.href, place: ORDER.indexOf(syntax) }] : []
  })
  return [...new Set(found.sort((a, b) => a.place - b.place).map(({ address }) => address))]
}

interface OfferedLink {
  readonly rel: string
  readonly type: string
  readonly href: string
}

function linksInPage(html: string): readonly OfferedLink[] {
  // Comments hold what is not offered any more.
  return [...withoutComments(html).matchAll(LINK)].map(([element]) => {
    const attributes = new Map(
      [...element.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
        name.toLowerCase(),
        (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim(),
      ]),
    )
    const value = (name: string) => attributes.get(name) ?? ''
    return { rel: value('rel'), type: value('type'), href: value('href') }
  })
}

const withoutComments = (html: string): string =>
  html
    .split('<!--')
    .map((part, index) => (index === 0 ? part : part.slice(endOfComment(part))))
    .join('')

function endOfComment(part: string): number {
  const end = part.indexOf('-->')
  return end < 0 ? part.length : end
}

/** RFC 8288, as far as it is needed here: each link with its `rel` and `type`. */
function linksInHeader(header: string): readonly OfferedLink[] {
  return [...header.matchAll(/<([^<>]*)>([^<]*)/g)].map(([, href = '', parameters = '']) => {
    const value = (name: string) =>
      new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,"]+))`, 'i').exec(parameters)
    const [rel, type] = [value('rel'), value('type')]
    return { href, rel: rel?.[1] ?? rel?.[2] ?? '', type: type?.[1] ?? type?.[2] ?? '' }
  })
}

function syntaxOfType(type: string): SyntaxName | undefined {
  const mediaType = type.split(';')[0]?.trim().toLowerCase() ?? ''
  return syntaxes.find(({ mediaTypes }) => mediaTypes.includes(mediaType))?.name
}
