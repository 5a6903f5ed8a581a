import { RdfXmlParser } from 'rdfxml-streaming-parser'
import type { ParseContext } from '../parse.ts'
import { RdfSyntaxError } from '../problem.ts'
import type { Quad } from '../term.ts'
import { createTerms } from './terms.ts'

/** Nesting and entities beyond these are attacks, not descriptions. */
const MAX_DEPTH = 500
const MAX_ENTITY_LENGTH = 2000
const MAX_DOCTYPE_LENGTH = 20_000

/** What is used of the parser beyond its types. */
interface ParserInternals {
  readonly saxParser: { readonly line: number }
  readonly activeTagStack: readonly unknown[]
}

/** Quads as they are read; the first error ends the document, after what came before it was handed on. */
export async function* parseRdfXml(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Quad[]> {
  let quads: Quad[] = []
  let failure: unknown
  const terms = createTerms({
    blankPrefix: context.blankPrefix,
    note: (reason, effect) => context.onProblem({ line: lineOf(parser), reason, effect }),
    onTriple: (triple) => quads.push({ ...triple, graph: '', line: lineOf(parser) }),
    onName: () => {
      if (depthOf(parser) > MAX_DEPTH)
        throw new RdfSyntaxError(`elements are nested deeper than ${MAX_DEPTH} levels`)
    },
  })
  const parser = createParser(context.baseIri, terms)
  parser.on('error', (error: unknown) => (failure ??= error))
  parser.resume()
  for await (const piece of text) {
    if (depthOf(parser) === 0) refuseEntityBomb(piece)
    await write(parser, piece)
    if (quads.length > 0) yield quads
    quads = []
    if (failure) throw toSyntaxError(failure, parser)
  }
  const isCutOff = depthOf(parser) > 0
  await finish(parser)
  if (quads.length > 0) yield quads
  if (failure) throw toSyntaxError(failure, parser)
  if (isCutOff) throw new RdfSyntaxError('the document ends before its last element does', lineOf(parser))
}

function createParser(baseIRI: string, terms: ReturnType<typeof createTerms>): RdfXmlParser {
  const options = {
    baseIRI,
    dataFactory: terms,
    validateUri: false,
    allowDuplicateRdfIds: true,
    trackPosition: true,
  }
  return new RdfXmlParser(options as unknown as ConstructorParameters<typeof RdfXmlParser>[0])
}

const write = (parser: RdfXmlParser, piece: string): Promise<void> =>
  new Promise((resolve) => {
    parser.write(piece, 'utf8', () => resolve())
  })

const finish = (parser: RdfXmlParser): Promise<void> =>
  new Promise((resolve) => {
    parser.once('close', () => resolve())
    parser.end()
  })

const internalsOf = (parser: RdfXmlParser): ParserInternals => parser as unknown as ParserInternals
const depthOf = (parser: RdfXmlParser): number => internalsOf(parser).activeTagStack.length
const lineOf = (parser: RdfXmlParser): number => internalsOf(parser).saxParser.line

function toSyntaxError(failure: unknown, parser: RdfXmlParser): RdfSyntaxError {
  if (failure instanceof RdfSyntaxError) return new RdfSyntaxError(failure.reason, lineOf(parser))
  const message = failure instanceof Error ? failure.message : String(failure)
  const place = /^(?:Line )?(\d+)[ :,](?: ?column )?\d+:? */i.exec(message)
  const reason = place ? message.slice(place[0].length) : message
  return new RdfSyntaxError(reason.replace(/\.$/, ''), place ? Number(place[1]) : lineOf(parser))
}

/** Short entities for namespaces are an old custom; long, many or external ones have no good use. */
function refuseEntityBomb(head: string): void {
  const start = head.indexOf('<!DOCTYPE')
  if (start < 0) return
  const end = /^[^[>]*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/.exec(
    head.slice(start, start + MAX_DOCTYPE_LENGTH),
  )
  if (!end) throw new RdfSyntaxError(`the document's DOCTYPE is longer than ${MAX_DOCTYPE_LENGTH} characters`)
  const declared = [
    ...end[0].matchAll(/<!ENTITY\s+(?:%\s+)?([^\s%]\S*)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g),
  ]
  const external = declared.find((match) => match[2] !== undefined)
  if (external)
    throw new RdfSyntaxError(`the entity ${external[1]} is outside the document, and nothing outside is read`)
  const isLong = declared.some((match) => (match[3] ?? match[4] ?? '').length > MAX_ENTITY_LENGTH)
  if (isLong)
    throw new RdfSyntaxError(`the document declares an entity of more than ${MAX_ENTITY_LENGTH} characters`)
}
