import { parseRdf } from '../../src/rdf/parse.ts'
import type { RdfProblem } from '../../src/rdf/problem.ts'
import type { SyntaxName } from '../../src/rdf/syntaxes.ts'
import type { Quad } from '../../src/rdf/term.ts'

export const BASE = 'https://base.example/folder/document'

export interface ReadDocument {
  readonly quads: readonly Quad[]
  readonly problems: readonly RdfProblem[]
}

/** A whole document, given in pieces of so many bytes. */
export async function readDocument(
  document: string | Uint8Array,
  syntax: SyntaxName,
  pieceBytes = Number.MAX_SAFE_INTEGER,
): Promise<ReadDocument> {
  const problems: RdfProblem[] = []
  const quads: Quad[] = []
  const bytes = typeof document === 'string' ? Buffer.from(document) : document
  const onProblem = (problem: RdfProblem) => problems.push(problem)
  for await (const batch of parseRdf(inPieces(bytes, pieceBytes), { syntax, baseIri: BASE, onProblem }))
    for (const quad of batch) quads.push(quad)
  return { quads, problems }
}

export async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield bytes.subarray(start, start + pieceBytes)
}
