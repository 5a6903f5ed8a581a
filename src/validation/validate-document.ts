import { splitDatasets } from '../dataset/split-datasets.ts'
import { detectSyntax } from '../rdf/detect-syntax.ts'
import { resolveIri } from '../rdf/iri.ts'
import { parseRdf } from '../rdf/parse.ts'
import { peek } from '../rdf/peek.ts'
import { RdfSyntaxError, type CellPlace, type RdfProblem } from '../rdf/problem.ts'
import type { SyntaxName } from '../rdf/syntaxes.ts'
import type { Finding } from './finding.ts'
import { newDocumentWatch, type DocumentWatch } from './document-watch.ts'
import type { Profile } from './profile.ts'
import type { Result } from './shape.ts'
import { TooManyBytes, watchBytes } from './submitted-bytes.ts'
import { newVerdictTally } from './verdict-tally.ts'
import type { CheckedDataset, DocumentForm, DocumentVerdict, ValidatedDocument } from './verdict.ts'

/** A document as it is handed in: posted, pasted, fetched or a file. Compressed ones are decompressed before. */
export interface SubmittedDocument {
  readonly bytes: AsyncIterable<Uint8Array>
  /** A file name or an address: its suffix may tell the syntax. */
  readonly name: string
  readonly contentType?: string | undefined
  /** Relative IRIs are resolved against it. */
  readonly baseIri?: string | undefined
  /** Where it was written from a spreadsheet: findings then name cells instead of lines. */
  readonly written?: WrittenFrom
}

export interface WrittenFrom {
  readonly form: DocumentForm
  /** What was left out of it, or read otherwise than it was written. */
  readonly problems: readonly RdfProblem[]
  readonly cellOf: (finding: Finding) => CellPlace | undefined
}

export interface ValidateDocumentOptions {
  readonly profile: Profile
  readonly maxBytes?: number
  /** Datasets that the verdict lists; all are validated and counted. */
  readonly maxListed?: number
  /** No further dataset is listed once those listed have as many findings. */
  readonly maxListedFindings?: number
  /** Keeps the text of the lines that findings name: the document is then held in memory. */
  readonly withExcerpts?: boolean
  /** Hears of each dataset as it is validated; `results` gives the bare ones, for a SHACL report. */
  readonly onDataset?: (dataset: CheckedDataset, results: () => readonly Result[]) => void
  readonly signal?: AbortSignal
}

/** Where a document without an address of its own is taken to be: RFC 2606 keeps the name out of use. */
export const NOWHERE = 'https://document.invalid/'

const HEAD_BYTES = 4096

/**
 * Everything there is to say of a document: told apart by its bytes, read with lines, split into datasets, each held
 * against the profile on its own. Never throws for what a document is; aborting throws the signal's reason.
 */
export async function validateDocument(
  document: SubmittedDocument,
  options: ValidateDocumentOptions,
): Promise<DocumentVerdict> {
  const bytes = watchBytes(document.bytes, options)
  try {
    const { head, all } = await peek(bytes.stream, HEAD_BYTES)
    const detected = detectSyntax({ contentType: document.contentType, url: document.name, head })
    if ('reason' in detected) {
      await all[Symbol.asyncIterator]().return?.()
      return { kind: 'not-rdf', looksLike: detected.looksLike, reason: detected.reason }
    }
    const read = await readDatasets({ document, syntax: detected.kind, bytes: all }, options)
    if (read.kind !== 'validated' || !options.withExcerpts) return read
    return { ...read, excerpts: await bytes.excerpts(linesOf(read)) }
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof TooManyBytes) return { kind: 'too-large', maxBytes: error.maxBytes }
    throw error
  }
}

interface DetectedDocument {
  readonly document: SubmittedDocument
  readonly syntax: SyntaxName
  readonly bytes: AsyncIterable<Uint8Array>
}

async function readDatasets(
  { document, syntax, bytes }: DetectedDocument,
  options: ValidateDocumentOptions,
): Promise<DocumentVerdict> {
  const { signal, profile } = options
  const baseIri = document.baseIri ?? NOWHERE
  const { written } = document
  const form = written?.form ?? syntax
  const watch = newDocumentWatch()
  for (const problem of written?.problems ?? []) watch.note(problem)
  const tally = newVerdictTally(options, written?.cellOf)
  const aborting = signal && { signal }
  const quads = watch.quads(parseRdf(bytes, { syntax, baseIri, onProblem: watch.note, ...aborting }))
  let next: string | undefined
  try {
    for await (const item of splitDatasets(quads, { source: baseIri, ...aborting })) {
      if (item.kind === 'dataset') {
        // Half of a description says nothing of what is missing from it.
        if (watch.isUnfinished(item.triples)) watch.noteLost(item.iri)
        else tally.add(item)
      }
      if (item.kind === 'rejected') {
        watch.noteLost(item.iri)
        watch.note({ subject: item.iri, reason: item.reason, effect: 'statement-dropped' })
      }
      if (item.kind === 'paging' && item.next !== undefined) next = resolveIri(item.next, baseIri)
    }
  } catch (error) {
    if (!(error instanceof RdfSyntaxError)) throw error
    const line = error.line === undefined ? {} : { line: error.line }
    if (tally.counts().datasets === 0)
      return { kind: 'unreadable', syntax: form, reason: error.reason, ...line }
    watch.note({ reason: error.reason, effect: 'rest-dropped', ...line })
  }
  const counts = tally.counts()
  const lost = watch.lost(tally.has)
  if (counts.datasets === 0) return withoutDatasets(form, watch)
  const problems = watch.problems()
  return {
    kind: 'validated',
    syntax: form,
    profile: profile.manifest.name,
    conforms: counts.conforming === counts.datasets && !watch.hasLost(),
    datasets: tally.listed,
    counts: { ...counts, datasets: counts.datasets + lost.length },
    ...(lost.length > 0 && { lost }),
    ...(profile.unevaluated.length > 0 && { notEvaluated: profile.unevaluated }),
    problems,
    ...(next !== undefined && { next }),
  }
}

/** Nothing but statements that could not be read is no RDF about other things. */
function withoutDatasets(syntax: DocumentForm, watch: DocumentWatch): DocumentVerdict {
  const problems = watch.problems()
  const first = problems.find(({ effect }) => effect !== 'kept')
  if (watch.statements() === 0 && first) {
    const { reason, line } = first
    return { kind: 'unreadable', syntax, reason, ...(line !== undefined && { line }) }
  }
  return {
    kind: 'no-dataset',
    syntax,
    classes: watch.classes(),
    statements: watch.statements(),
    problems,
  }
}

function linesOf({ datasets, problems }: ValidatedDocument): ReadonlySet<number> {
  const lines = [...datasets.flatMap(({ findings }) => findings), ...problems].map(({ line }) => line)
  return new Set(lines.filter((line) => line !== undefined))
}
