import type { CatalogueRecord } from '../catalogue/record.ts'
import { parseNTriples } from '../rdf/ntriples/stored.ts'
import { serializeRdf } from '../rdf/serialize.ts'
import type { SyntaxName } from '../rdf/syntaxes.ts'

/** A document of any length, written one record at a time. */
export interface ExportFormat {
  readonly before: string
  readonly record: (record: CatalogueRecord) => Promise<string>
  readonly between: string
  readonly after: string
}

const serialized = ({ id, ntriples }: CatalogueRecord, syntax: SyntaxName): Promise<string> =>
  serializeRdf(parseNTriples(ntriples), syntax, { blankPrefix: `r${id}-` })

const concatenated = (syntax: SyntaxName, between: string): ExportFormat => ({
  before: '',
  record: (record) => serialized(record, syntax),
  between,
  after: '',
})

export const exportFormats: Readonly<Record<string, ExportFormat> & { nt: ExportFormat }> = {
  nt: concatenated('n-triples', ''),
  // Prefixes may be declared again at any place of a Turtle document.
  ttl: concatenated('turtle', '\n'),
  jsonld: {
    before: '{"@graph":[\n',
    record: async (record) => nodesWithContext(await serialized(record, 'json-ld')),
    between: ',\n',
    after: '\n]}\n',
  },
  rdf: {
    before:
      '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n',
    record: async (record) => nodesWithNamespaces(await serialized(record, 'rdf-xml')),
    between: '',
    after: '</rdf:RDF>\n',
  },
}

/** The nodes of one document, each with the context it was written in. */
function nodesWithContext(document: string): string {
  const parsed: Record<string, unknown> = JSON.parse(document)
  const { '@context': context, '@graph': graph, ...only } = parsed
  const nodes = Array.isArray(graph) ? graph : [only]
  return nodes.map((node: object) => JSON.stringify({ '@context': context, ...node })).join(',\n')
}

/** The nodes of one document, each with the namespaces that its root declares. */
function nodesWithNamespaces(document: string): string {
  const [, namespaces = '', nodes = ''] = /<rdf:RDF([^>]*)>\n(.*)<\/rdf:RDF>\n$/s.exec(document) ?? []
  // `<` never stands in text, so a line that begins like this is a node of the top.
  return nodes.replaceAll(/^ {2}<rdf:Description/gm, (node) => node + namespaces.replaceAll(/\s+/g, ' '))
}
