import { detectSyntax } from '../rdf/detect-syntax.ts'
import { once } from '../rdf/once.ts'
import { parseRdf } from '../rdf/parse.ts'
import { RdfSyntaxError, type RdfProblem } from '../rdf/problem.ts'
import type { Quad } from '../rdf/term.ts'
import { SourceError } from './source.ts'

export interface ServedText {
  /** Relative IRIs in it are resolved against this. */
  readonly url: string
  readonly contentType: string
  readonly text: string
}

export interface ReadQuads {
  readonly quads: readonly Quad[]
  /** What could not be read as it was written. */
  readonly problems: readonly RdfProblem[]
  /** The rest of the document could not be read. */
  readonly isBroken: boolean
}

const COMMENTS = /^(?:\s|#[^\n]*(?:\n|$))+$/

/**
 * The quads of a document that is in memory already, in any syntax; none of an empty one.
 * @throws SourceError 'unreadable' where it is not RDF
 */
export async function readQuads(
  { url, contentType, text }: ServedText,
  signal: AbortSignal,
): Promise<ReadQuads> {
  if (text === '' || COMMENTS.test(text)) return { quads: [], problems: [], isBroken: false }
  const bytes = Buffer.from(text)
  const syntax = detectSyntax({ contentType, url, head: bytes.subarray(0, 4096) })
  if ('reason' in syntax) throw new SourceError('unreadable', `${url}: ${syntax.reason}`)
  const quads: Quad[] = []
  const problems: RdfProblem[] = []
  const onProblem = (problem: RdfProblem) => void problems.push(problem)
  try {
    const batches = parseRdf(once(bytes), { syntax: syntax.kind, baseIri: url, onProblem, signal })
    for await (const batch of batches) for (const quad of batch) quads.push(quad)
  } catch (error) {
    if (!(error instanceof RdfSyntaxError)) throw error
    if (quads.length === 0)
      throw new SourceError('unreadable', `${url}: ${error.reason}`, { line: error.line })
    problems.push({
      reason: error.reason,
      effect: 'rest-dropped',
      ...(error.line !== undefined && { line: error.line }),
    })
  }
  return { quads, problems, isBroken: problems.some(({ effect }) => effect === 'rest-dropped') }
}
