import type { IncomingMessage, RequestListener } from 'node:http'
import { parseRdf } from '../../src/rdf/parse.ts'
import { isBlank, isIri, type Quad } from '../../src/rdf/term.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { dcat, rdf } from '../../src/rdf/namespaces.ts'

export interface EndpointHabits {
  /** Rows of a SELECT, or triples of a graph, that it gives at most. */
  readonly maxRows?: number
  readonly results?: 'json' | 'xml'
  /** What it holds is in named graphs, which it does not query unless told to. */
  readonly isNamed?: boolean
  /** Answers instead, where it wants to. */
  readonly before?: (
    asked: Asked,
  ) => { status?: number; body?: string; headers?: Record<string, string> } | undefined
}

export interface Asked {
  readonly query: string
  readonly method: string
  readonly length: number
}

/** Knows the questions that the reader asks, and no other: lists, nodes with the blank nodes below them, DESCRIBE. */
export function sparqlEndpoint(quads: readonly Quad[], habits: EndpointHabits = {}): RequestListener {
  return (request, response) => {
    void queryOf(request).then((query) => {
      const asked = { query, method: request.method ?? '', length: request.url?.length ?? 0 }
      const instead = habits.before?.(asked)
      if (instead) return response.writeHead(instead.status ?? 200, instead.headers).end(instead.body)
      const isBlind = habits.isNamed === true && !query.includes('GRAPH ?g')
      const { type, body } = answer(isBlind ? [] : quads, query, habits)
      return response.writeHead(200, { 'content-type': type }).end(body)
    })
  }
}

async function queryOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  return form.get('query') ?? new URL(request.url ?? '', 'http://x').searchParams.get('query') ?? ''
}

const isDataset = ({ predicate, object }: Quad) => predicate === rdf.type && object === dcat.Dataset

function answer(quads: readonly Quad[], query: string, { maxRows = 1e9, results = 'json' }: EndpointHabits) {
  if (!query.startsWith('SELECT')) {
    const triples = described(quads, query).slice(0, maxRows)
    return { type: 'application/n-triples', body: canonicalize(triples).ntriples }
  }
  const wanted = query.includes('isBlank(?iri)') ? isBlank : isIri
  const after = /STR\(\?d\) > "([^"]*)"/.exec(query)?.[1]
  const found = [...new Set(quads.filter(isDataset).map(({ subject }) => subject))]
    .filter((iri) => wanted(iri) && (after === undefined || iri > after))
    .sort()
  const from = Number(/OFFSET (\d+)/.exec(query)?.[1] ?? 0)
  const page = found.slice(from, from + Math.min(maxRows, Number(/LIMIT (\d+)/.exec(query)?.[1])))
  return results === 'json'
    ? {
        type: 'application/sparql-results+json',
        body: JSON.stringify({
          head: { vars: ['iri'] },
          results: { bindings: page.map((value) => ({ iri: { type: 'literal', value } })) },
        }),
      }
    : {
        type: 'application/sparql-results+xml',
        body: `<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><results>${page
          .map(
            (iri) =>
              `<result><binding name="iri"><literal>${iri.replaceAll('&', '&amp;')}</literal></binding></result>`,
          )
          .join('')}</results></sparql>`,
      }
}

function described(quads: readonly Quad[], query: string): readonly Quad[] {
  const types = new Map(
    quads.filter(({ predicate }) => predicate === rdf.type).map(({ subject, object }) => [subject, object]),
  )
  const listed = /VALUES \?d \{([^}]*)\}/.exec(query)?.[1] ?? (query.startsWith('DESCRIBE') ? query : '')
  const asked = new Set([...listed.matchAll(/<([^>]*)>/g)].map(([, iri = '']) => iri))
  if (query.includes(`?s a <${dcat.Catalog}>`))
    for (const [node, type] of types) if (type === dcat.Catalog) asked.add(node)
  if (query.includes('FILTER(isBlank(?d))'))
    for (const [node, type] of types) if (type === dcat.Dataset && isBlank(node)) asked.add(node)
  const isParts = query.includes(`NOT EXISTS { ?d a <${dcat.Dataset}> }`)
  for (const node of asked) {
    if (isParts && [dcat.Dataset, dcat.Catalog].includes(types.get(node) ?? '')) asked.delete(node)
    else for (const { subject, object } of quads) if (subject === node && isBlank(object)) asked.add(object)
  }
  return quads.filter(({ subject, predicate }) => asked.has(subject) && predicate !== dcat.dataset)
}

export async function quadsFrom(turtle: string): Promise<readonly Quad[]> {
  const quads: Quad[] = []
  const bytes = (async function* () {
    yield Buffer.from(turtle)
  })()
  for await (const batch of parseRdf(bytes, { syntax: 'turtle', baseIri: 'https://data.example/' }))
    quads.push(...batch)
  return quads
}
