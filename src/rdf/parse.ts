import { setImmediate } from 'node:timers/promises'
import { decodeText } from './decode.ts'
import { LineReader } from './ntriples/read-lines.ts'
import type { RdfProblem } from './problem.ts'
import type { SyntaxName } from './syntaxes.ts'
import type { Quad } from './term.ts'
import { TurtleReader } from './turtle/read-turtle.ts'
import type { DocumentReader } from './turtle/read-turtle.ts'

export interface ParseOptions {
  readonly syntax: SyntaxName
  /** Relative IRIs are resolved against it: the address the document came from. */
  readonly baseIri: string
  /** Hears of everything that could not be read as written. */
  readonly onProblem?: (problem: RdfProblem) => void
  readonly signal?: AbortSignal
}

export interface ParseContext {
  readonly baseIri: string
  /** Keeps the blank nodes of one document apart from those of any other read by this process. */
  readonly blankPrefix: string
  readonly onProblem: (problem: RdfProblem) => void
}

export type ParseText = (text: AsyncIterable<string>, context: ParseContext) => AsyncIterable<Quad[]>

const parsers: Readonly<Record<SyntaxName, ParseText>> = {
  turtle: (text, context) => readPieces(text, new TurtleReader({ ...context, hasGraphs: false })),
  trig: (text, context) => readPieces(text, new TurtleReader({ ...context, hasGraphs: true })),
  'n-triples': (text, context) => readPieces(text, new LineReader({ ...context, hasGraphs: false })),
  'n-quads': (text, context) => readPieces(text, new LineReader({ ...context, hasGraphs: true })),
  // Their libraries take a third of a second to load, and many a process meets neither.
  'json-ld': async function* (text, context) {
    const { parseJsonLd } = await import('./json-ld/parse.ts')
    yield* parseJsonLd(text, context)
  },
  'rdf-xml': async function* (text, context) {
    const { parseRdfXml } = await import('./rdf-xml/parse.ts')
    yield* parseRdfXml(text, context)
  },
}

let documents = 0

/**
 * The quads of a document, in batches, as they are read. A spot that cannot be read goes to `onProblem` and
 * costs nothing but itself; RdfSyntaxError is thrown where nothing sensible can follow.
 */
export async function* parseRdf(
  bytes: AsyncIterable<Uint8Array>,
  { syntax, baseIri, onProblem = () => {}, signal }: ParseOptions,
): AsyncGenerator<readonly Quad[]> {
  const context = { baseIri, onProblem, blankPrefix: `_:b${documents++}` }
  for await (const quads of parsers[syntax](decodeText(bytes, onProblem), context)) {
    signal?.throwIfAborted()
    if (quads.length > 0) yield quads
    // A large document must not keep the process from anything else.
    await setImmediate()
  }
}

async function* readPieces(text: AsyncIterable<string>, reader: DocumentReader): AsyncGenerator<Quad[]> {
  for await (const piece of text) yield reader.push(piece, false)
  yield reader.push('', true)
}

export { parseNTriples } from './ntriples/stored.ts'
export type { RdfProblem } from './problem.ts'
