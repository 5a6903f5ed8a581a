import { readCkan } from './ckan/read-ckan.ts'
import { readDcat } from './dcat/read-dcat.ts'
import { readDcatApFeed } from './dcat-ap-feed/read-dcat-ap-feed.ts'
import { readFairDataPoint } from './fair-data-point/read-fair-data-point.ts'
import { readOaiPmh } from './oai-pmh/read-oai-pmh.ts'
import type { ReadSource } from './source.ts'
import { readSchemaOrg } from './schema-org/read-schema-org.ts'
import { readSparql } from './sparql/read-sparql.ts'
import { readSpreadsheets } from './spreadsheet/read-spreadsheets.ts'

/** Every harvest protocol by the name it has in a source's `kind`. */
export const readers: Readonly<Record<string, ReadSource>> = {
  dcat: readDcat,
  ckan: readCkan,
  'fair-data-point': readFairDataPoint,
  sparql: readSparql,
  'oai-pmh': readOaiPmh,
  'dcat-ap-feed': readDcatApFeed,
  'schema-org': readSchemaOrg,
  spreadsheet: readSpreadsheets,
}
