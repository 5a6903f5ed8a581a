import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Option } from 'commander'
import type { CatalogueRecord } from '../catalogue/record.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import { openStore } from '../main.ts'
import { exportFormats, type ExportFormat } from './export-formats.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { say, type Terminal } from './terminal.ts'

interface ExportOptions extends ConfigOption {
  readonly format: string
  readonly output?: string
}

const PAGE = 200

export const addExport: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'export')
    .description('write every dataset of the catalogue, as its source describes it')
    .addOption(
      new Option('-f, --format <format>', 'how it is written')
        .choices(Object.keys(exportFormats))
        .default('nt'),
    )
    .option('-o, --output <file>', 'where it goes (default: standard output)')
    .action(async (options: ExportOptions) => {
      const store = await openStore(readConfiguration(terminal, options))
      try {
        const output =
          options.output === undefined
            ? terminal.out
            : createWriteStream(resolve(terminal.folder, options.output))
        const count = await writeCatalogue({ store, output, format: formatOf(options), terminal })
        if (output !== terminal.out) await finished(output.end())
        say(terminal, `exported ${count} datasets`)
        finish(terminal.signal.aborted ? 1 : 0)
      } finally {
        await store.close()
      }
    })
}

const formatOf = ({ format }: ExportOptions): ExportFormat => exportFormats[format] ?? exportFormats.nt

interface Export {
  readonly store: CatalogueStore
  readonly output: Writable
  readonly format: ExportFormat
  readonly terminal: Terminal
}

/** Streams in order of id; memory holds one page, whatever the size of the catalogue. */
async function writeCatalogue({ store, output, format, terminal }: Export): Promise<number> {
  const { before, record: write, between, after } = format
  const put = async (text: string) => {
    if (text !== '' && !output.write(text)) await once(output, 'drain', { signal: terminal.signal })
  }
  let count = 0
  await put(before)
  for await (const record of everyRecord(store)) {
    if (terminal.signal.aborted) break
    await put((count > 0 ? between : '') + (await write(record)))
    count += 1
  }
  await put(after)
  return count
}

async function* everyRecord(store: CatalogueStore): AsyncGenerator<CatalogueRecord> {
  let page: readonly CatalogueRecord[] = []
  do {
    const last = page.at(-1)?.id
    page = await store.list({ limit: PAGE, ...(last !== undefined && { after: last }) })
    yield* page
  } while (page.length === PAGE)
}
