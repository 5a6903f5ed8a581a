import type { SpreadsheetFile } from '../../spreadsheet/read-spreadsheet.ts'
import { digestOf } from '../digest.ts'
import { isolate } from '../isolate.ts'
import { localFiles, readLocalFile, type LocalFile } from '../local-files.ts'
import type { ReadContext, SourceItem } from '../source.ts'
import { itemsOf } from './items.ts'
import { loadFile } from './load-file.ts'
import { isVariablesFile, variablesBeside } from './variables-file.ts'

const SUFFIXES: ReadonlySet<string> = new Set(['.xlsx', '.csv', '.tsv'])

/** A file, or the spreadsheets of a folder; CSV files of datasets with those of their variables. */
export async function* readLocalSpreadsheets(context: ReadContext): AsyncIterable<SourceItem> {
  const { isFolder, files, unusable } = await localFiles(context.settings.url, SUFFIXES)
  const groups = groupFiles(files)
  const { lastDigest, signal } = context
  const labelled = groups.flat().map((file) => ({ label: file.name, bytes: readLocalFile(file, signal) }))
  const digest = await digestOf(labelled)
  if (lastDigest === digest) return yield { kind: 'digest', digest, same: true }
  for (const { name, reason } of unusable)
    yield { kind: 'rejected', scope: 'document', document: name, reason }
  for (const group of groups) {
    const items = readGroup(group, context)
    yield* isFolder ? isolate(group[0].name, items) : items
  }
  yield { kind: 'digest', digest, same: false }
}

type Group = readonly [LocalFile, ...LocalFile[]]

function groupFiles(files: readonly LocalFile[]): readonly Group[] {
  // Excel keeps `~$name.xlsx` beside a file that somebody has open.
  const own = files.filter(({ name }) => !name.includes('~$'))
  const names = own.map(({ name }) => name)
  return own
    .filter(({ name }) => !isVariablesFile(name, names))
    .map((main): Group => {
      const variables = variablesBeside(main)
      return variables ? [main, variables] : [main]
    })
}

async function* readGroup(group: Group, context: ReadContext): AsyncIterable<SourceItem> {
  const startMs = performance.now()
  const files: SpreadsheetFile[] = []
  for (const file of group)
    files.push(await loadFile({ name: file.name, bytes: readLocalFile(file, context.signal) }, context))
  yield* itemsOf({ name: group[0].name, files, fetchMs: performance.now() - startMs }, context)
}
