import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { openSubmission, type CheckContext } from '../../harvest/checks/submission.ts'
import type { SubmittedFile } from '../../harvest/checks/submitted-spreadsheet.ts'
import { isWebAddress } from '../../sources/document.ts'
import { localFiles, readLocalFile, type LocalFile } from '../../sources/local-files.ts'
import { gunzipIfGzip } from '../../sources/network/decompress.ts'
import { SourceError } from '../../sources/source.ts'
import { variablesBeside } from '../../sources/spreadsheet/variables-file.ts'
import { NOWHERE } from '../../validation/validate-document.ts'

/** One document named on the command line, found in a folder, or come to from another page. */
export type InputDocument =
  | {
      readonly kind: 'found'
      /** As it is shown: the way it was named. */
      readonly name: string
      readonly open: () => Promise<SubmittedFile>
    }
  | { readonly kind: 'unusable'; readonly name: string; readonly reason: string }

export interface Inputs {
  /** Where relative paths start. */
  readonly folder: string
  readonly standardInput: Readable
  readonly context: CheckContext
  readonly signal: AbortSignal
}

/** What an input stands for: itself, or the RDF files of a folder. */
export async function documentsOf(input: string, inputs: Inputs): Promise<readonly InputDocument[]> {
  if (input === '-') return [standardInput(inputs)]
  if (isWebAddress(input)) return [webDocument(input, inputs)]
  try {
    return await localDocuments(input, inputs)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return [
      {
        kind: 'unusable',
        name: input,
        reason: error.message.replace(`${resolve(inputs.folder, input)} `, ''),
      },
    ]
  }
}

const standardInput = ({ standardInput: bytes }: Inputs): InputDocument => ({
  kind: 'found',
  name: 'stdin',
  open: async () => ({
    bytes: gunzipIfGzip(bytes as AsyncIterable<Uint8Array>),
    name: 'standard input',
    baseIri: NOWHERE,
  }),
})

export const webDocument = (url: string, { context, signal }: Inputs): InputDocument => ({
  kind: 'found',
  name: url,
  async open() {
    const opened = await openSubmission({ kind: 'address', url }, context, signal)
    if (opened.kind === 'opened') return opened.document
    throw new SourceError('unreachable', opened.kind === 'unreachable' ? opened.reason : opened.kind)
  },
})

async function localDocuments(input: string, inputs: Inputs): Promise<readonly InputDocument[]> {
  const { files, unusable, isFolder } = await localFiles(resolve(inputs.folder, input))
  const shown = (name: string) => (isFolder ? join(input, name) : input)
  if (isFolder && files.length + unusable.length === 0)
    return [{ kind: 'unusable', name: input, reason: 'has no RDF file in it' }]
  return [
    ...files.map((file): InputDocument => ({
      kind: 'found',
      name: shown(file.name),
      open: async () => ({
        bytes: gunzipIfGzip(readLocalFile(file, inputs.signal)),
        name: file.name,
        baseIri: pathToFileURL(file.path).href,
        ...variablesOf(file, inputs),
      }),
    })),
    ...unusable.map(({ name, reason }): InputDocument => ({ kind: 'unusable', name: shown(name), reason })),
  ]
}

function variablesOf(file: LocalFile, { signal }: Inputs): Pick<SubmittedFile, 'variables'> {
  const variables = variablesBeside(file)
  return variables
    ? { variables: { name: variables.name, bytes: gunzipIfGzip(readLocalFile(variables, signal)) } }
    : {}
}
