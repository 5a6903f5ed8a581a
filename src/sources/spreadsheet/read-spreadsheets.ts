import { isWebAddress } from '../document.ts'
import type { ReadSource } from '../source.ts'
import { readLocalSpreadsheets } from './local.ts'
import { readWebSpreadsheet } from './web.ts'

/** Filled templates: at a web address, in a file, or in the files of a folder. */
export const readSpreadsheets: ReadSource = (context) =>
  isWebAddress(context.settings.url) ? readWebSpreadsheet(context) : readLocalSpreadsheets(context)
