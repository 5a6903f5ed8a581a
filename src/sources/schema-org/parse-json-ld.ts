import { rdf } from '../../rdf/namespaces.ts'
import { once } from '../../rdf/once.ts'
import { parseRdf } from '../../rdf/parse.ts'
import { RdfSyntaxError, type RdfProblem } from '../../rdf/problem.ts'
import type { Term, Triple } from '../../rdf/term.ts'
import { SCHEMA } from './terms.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What one block of JSON-LD says, in schema.org's terms of http alone, and what of it could not be read. */
export interface ParsedBlock {
  readonly triples: readonly Triple[]
  readonly problems: readonly BlockProblem[]
}

export interface BlockProblem {
  readonly reason: string
  /** It may have hidden a whole dataset. */
  readonly isLarge: boolean
}

export async function parseBlock(text: string, baseIri: string): Promise<ParsedBlock> {
  const problems: BlockProblem[] = []
  const json = parseLeniently(text)
  if (json === undefined) return { triples: [], problems: [{ reason: 'this is no JSON', isLarge: true }] }
  const notes = new Set<string>()
  const document = withKnownContexts(json, { notes, depth: 0 })
  if (document === undefined)
    return { triples: [], problems: [{ reason: 'this JSON-LD is nested too deeply', isLarge: true }] }
  const written = JSON.stringify(hasContext(document) ? document : withContext(document))
  const onProblem = ({ effect, reason }: RdfProblem) => {
    if (effect !== 'kept') problems.push({ reason, isLarge: effect !== 'value-dropped' })
  }
  const triples: Triple[] = []
  try {
    for await (const quads of parseRdf(once(Buffer.from(written)), { syntax: 'json-ld', baseIri, onProblem }))
      for (const { subject, predicate, object } of quads) triples.push(inHttp({ subject, predicate, object }))
  } catch (error) {
    if (!(error instanceof RdfSyntaxError)) throw error
    problems.push({ reason: error.reason, isLarge: true })
  }
  for (const context of notes)
    problems.push({
      reason: `the JSON-LD context ${context} is not fetched; what only it explains is left out`,
      isLarge: false,
    })
  return { triples, problems }
}

/** Comments and CDATA around a script are habits of old; line breaks within a string are a common slip. */
function parseLeniently(text: string): Json | undefined {
  const bare = text
    .trim()
    .replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)$/, '')
    .trim()
    .replace(/;$/, '')
  // oxlint-disable-next-line no-control-regex -- control characters are what JSON does not allow in strings
  return tryJson(bare) ?? tryJson(bare.replaceAll(/[\u0000-\u001f]/g, ' '))
}

function tryJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

const MAX_DEPTH = 150
const VOCABULARY = { '@vocab': SCHEMA } as const
const IS_SCHEMA = /^https?:\/\/(?:www\.)?schema\.org(?:\/|\/docs\/jsonldcontext\.jsonld?)?#?$/i

interface Rewriting {
  /** Contexts that are not read. */
  readonly notes: Set<string>
  readonly depth: number
}

/**
 * schema.org's own context is replaced by its vocabulary alone, without types of values: half of what stands where an
 * address belongs is words, and would be made an address of.
 */
function withKnownContexts(value: Json, { notes, depth }: Rewriting): Json | undefined {
  if (depth > MAX_DEPTH) return undefined
  if (typeof value !== 'object' || value === null) return value
  const inner = { notes, depth: depth + 1 }
  if (Array.isArray(value)) return allOf(value.map((each: Json) => withKnownContexts(each, inner)))
  const entries: [string, Json][] = []
  for (const [key, each] of Object.entries(value)) {
    const rewritten = key === '@context' ? knownContext(each, notes) : withKnownContexts(each, inner)
    if (rewritten === undefined) return undefined
    entries.push([key, rewritten])
  }
  return Object.fromEntries(entries)
}

const allOf = (values: readonly (Json | undefined)[]): readonly Json[] | undefined =>
  values.every((each) => each !== undefined) ? values : undefined

function knownContext(context: Json, notes: Set<string>): Json {
  if (typeof context === 'string') {
    if (!IS_SCHEMA.test(context)) notes.add(context)
    return VOCABULARY
  }
  if (Array.isArray(context)) return context.map((each: Json) => knownContext(each, notes))
  if (typeof context !== 'object' || context === null) return context
  const { '@vocab': vocabulary, '@import': _, ...rest } = context as { readonly [key: string]: Json }
  if (typeof vocabulary !== 'string') return rest
  return { ...rest, '@vocab': IS_SCHEMA.test(vocabulary) ? SCHEMA : vocabulary }
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasContext = (value: Json): boolean =>
  Array.isArray(value) ? value.some((each: Json) => hasContext(each)) : isObject(value) && '@context' in value

/** On a page of schema.org's, what has forgotten to say so is in its terms, too. */
const withContext = (value: Json): Json => ({
  '@context': VOCABULARY,
  '@graph': Array.isArray(value) ? value : [value],
})

const HTTPS = /^https?:\/\/(?:www\.)?schema\.org\//i

const inHttp = ({ subject, predicate, object }: Triple): Triple => ({
  subject,
  predicate: oneName(predicate),
  object: predicate === rdf.type ? oneName(object) : object,
})

const oneName = (iri: Term): Term => iri.replace(HTTPS, SCHEMA)
