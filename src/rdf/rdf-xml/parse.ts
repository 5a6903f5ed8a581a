import { RdfXmlParser } from 'rdfxml-streaming-parser'
import type { ParseContext } from '../parse.ts'
import { RdfSyntaxError } from '../problem.ts'
import type { Quad } from '../term.ts'
import { createTerms, type WrappedTerm } from './terms.ts'

/** Nesting and entities beyond these are attacks, not descriptions. */
const MAX_DEPTH = 500
const MAX_ENTITY_LENGTH = 2000
const MAX_DOCTYPE_LENGTH = 20_000

/** What is used of the parser beyond its types. */
interface ParserInternals {
  readonly saxParser: SaxParser
  readonly activeTagStack: readonly { readonly subject?: WrappedTerm | null }[]
  readonly onTag: (tag: unknown) => void
  readonly onCloseTag: () => void
}
interface SaxParser {
  readonly line: number
  readonly column: number
  readonly on: (event: string, handler: (value: never) => void) => void
}

/**
 * Quads as they are read, each with the line on which its element begins; the first error ends the document, after what
 * came before it was handed on: XML that is not well-formed has no meaning beyond (XML 1.0 §1.2, fatal error).
 */
export async function* parseRdfXml(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Quad[]> {
  let quads: Quad[] = []
  const terms = createTerms({
    blankPrefix: context.blankPrefix,
    note: (reason, effect) => context.onProblem({ line: elements.line(), reason, effect }),
    onTriple: (triple) => quads.push({ ...triple, graph: '', line: elements.line() }),
    onName: () => {
      if (depthOf(parser) > MAX_DEPTH)
        throw new RdfSyntaxError(`elements are nested deeper than ${MAX_DEPTH} levels`)
    },
  })
  const parser = createParser(context.baseIri, terms)
  const elements = watchElements(internalsOf(parser))
  parser.on('error', () => {})
  parser.resume()
  let faultIn = (failure: Error): Error => failure
  for await (const piece of text) {
    if (depthOf(parser) === 0) refuseEntityBomb(piece)
    const { line } = internalsOf(parser).saxParser
    faultIn = (failure) => bareAmpersand(piece, line) ?? failure
    const failure = await write(parser, piece)
    if (quads.length > 0) yield quads
    quads = []
    if (failure) throw toSyntaxError(/\bentity\b/.test(failure.message) ? faultIn(failure) : failure, parser)
  }
  if (depthOf(parser) > 0)
    throw toSyntaxError(faultIn(new RdfSyntaxError('the document ends before its last element does')), parser)
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

/** Knows where the element that is being read begins, and lets no error of XML pass. */
function watchElements(parser: ParserInternals): { readonly line: () => number } {
  const { saxParser, activeTagStack } = parser
  const lines: number[] = []
  let current = 1
  // A line break that ends a name has been read by then.
  const nameLine = () => saxParser.line - Number(saxParser.column === 0)
  saxParser.on('opentagstart', () => (lines[activeTagStack.length] = nameLine()))
  saxParser.on('opentag', (tag) => {
    current = lines[activeTagStack.length] ?? saxParser.line
    parser.onTag(tag)
  })
  saxParser.on('closetag', () => {
    current = lines[activeTagStack.length - 1] ?? saxParser.line
    parser.onCloseTag()
  })
  // The parser itself would report it and go on, and take markup for text.
  saxParser.on('error', (error: Error) => {
    throw error
  })
  return { line: () => current }
}

/** Answers with what broke. */
const write = (parser: RdfXmlParser, piece: string): Promise<Error | null | undefined> =>
  new Promise((resolve) => {
    parser.write(piece, 'utf8', (error) => resolve(error))
  })

const internalsOf = (parser: RdfXmlParser): ParserInternals => parser as unknown as ParserInternals
const depthOf = (parser: RdfXmlParser): number => internalsOf(parser).activeTagStack.length

function toSyntaxError(failure: Error, parser: RdfXmlParser): RdfSyntaxError {
  const { activeTagStack, saxParser } = internalsOf(parser)
  const unfinished = activeTagStack.flatMap(({ subject }) => subject?.term ?? [])
  if (failure instanceof RdfSyntaxError)
    return new RdfSyntaxError(failure.reason, failure.line ?? saxParser.line, unfinished)
  const place = /^(?:Line )?(\d+)[ :,](?: ?column )?\d+:? */i.exec(failure.message)
  const reason = (place ? failure.message.slice(place[0].length) : failure.message).replace(/\.$/, '')
  return new RdfSyntaxError(reason, place ? Number(place[1]) : saxParser.line, unfinished)
}

const AMPERSANDS = /<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?!(?:#\d+|#x[\da-f]+|[\p{L}_:][\p{L}\d.:_-]*);)/gisu

/** A `&` that nobody escaped is an error only at the next semicolon, which may be pages away. */
function bareAmpersand(piece: string, lineBefore: number): RdfSyntaxError | undefined {
  for (const { 0: found, index } of piece.matchAll(AMPERSANDS))
    if (found === '&') {
      const line = lineBefore + (piece.slice(0, index).match(/\r\n?|\n/g)?.length ?? 0)
      return new RdfSyntaxError('an & in a text is written &amp;', line)
    }
  return undefined
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
