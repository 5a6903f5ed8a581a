import { RdfXmlParser } from 'rdfxml-streaming-parser'
import type { ParseContext } from '../parse.ts'
import { RdfSyntaxError } from '../problem.ts'
import type { Quad } from '../term.ts'
import { createTerms } from './terms.ts'

/** Nesting and entities beyond these are attacks, not descriptions. */
const MAX_DEPTH = 500
const MAX_ENTITY_LENGTH = 2000
const MAX_ENTITIES = 100

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
    onQuad: (quad) => quads.push(quad),
  })
  const parser = createParser(context.baseIri, terms)
  parser.on('error', (error: unknown) => (failure ??= error))
  parser.resume()
  let isFirst = true
  for await (const piece of text) {
    if (isFirst) refuseEntityBomb(piece)
    isFirst = false
    await write(parser, piece)
    if (quads.length > 0) yield quads
    quads = []
    if (failure) throw toSyntaxError(failure, parser)
    if (internalsOf(parser).activeTagStack.length > MAX_DEPTH)
      throw new RdfSyntaxError(`elements are nested deeper than ${MAX_DEPTH} levels`, lineOf(parser))
  }
  await finish(parser)
  if (quads.length > 0) yield quads
  if (failure) throw toSyntaxError(failure, parser)
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
const lineOf = (parser: RdfXmlParser): number => internalsOf(parser).saxParser.line

function toSyntaxError(failure: unknown, parser: RdfXmlParser): RdfSyntaxError {
  const message = failure instanceof Error ? failure.message : String(failure)
  const place = /^(?:Line )?(\d+)[ :,](?: ?column )?\d+:? */i.exec(message)
  const reason = place ? message.slice(place[0].length) : message
  return new RdfSyntaxError(reason.replace(/\.$/, ''), place ? Number(place[1]) : lineOf(parser))
}

/** Short entities for namespaces are an old custom; long, many or external ones have no good use. */
function refuseEntityBomb(head: string): void {
  const start = head.indexOf('<!DOCTYPE')
  if (start < 0) return
  const declared = [
    ...head.slice(start).matchAll(/<!ENTITY\s+(%?\s*\S+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g),
  ]
  const tooLong = declared.find((match) => (match[3] ?? match[4] ?? '').length > MAX_ENTITY_LENGTH)
  if (tooLong || declared.length > MAX_ENTITIES)
    throw new RdfSyntaxError('the document declares entities that are too long or too many')
  const external = declared.find((match) => match[2] !== undefined)
  if (external)
    throw new RdfSyntaxError(`the entity ${external[1]} is outside the document, and nothing outside is read`)
}
