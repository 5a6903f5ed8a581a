import { isWebAddress, type SourceDocument } from '../document.ts'
import type { ReadContext, ReadSource, SourceItem } from '../source.ts'
import { itemsOf } from './items.ts'
import { loadFile } from './load-file.ts'
import { readLocalSpreadsheets } from './local.ts'
import { readWebSpreadsheet } from './web.ts'

/** Filled templates: at a web address, in a file, or in the files of a folder. */
export const readSpreadsheets: ReadSource = (context) =>
  isWebAddress(context.settings.url) ? readWebSpreadsheet(context) : readLocalSpreadsheets(context)

/** One filled template that is at hand. */
export async function* readSpreadsheetDocument(
  { name, contentType, bytes, openMs }: SourceDocument,
  context: ReadContext,
): AsyncIterable<SourceItem> {
  const file = await loadFile({ name, contentType, bytes }, context)
  yield* itemsOf({ name, files: [file], fetchMs: openMs }, context)
}
