import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { runCommandLine } from '../../src/commands/command-line.ts'

/** A folder of an operator: a configuration, the files of two sources, and the data. */
export interface Workplace {
  readonly folder: string
  readonly write: (file: string, text: string | Uint8Array) => void
  readonly run: (...args: string[]) => Promise<CommandResult>
  /** With something on standard input, or in an environment. */
  readonly runWith: (around: Around, ...args: string[]) => Promise<CommandResult>
  readonly remove: () => void
}

export interface Around {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

export interface CommandResult {
  readonly code: number
  readonly out: string
  readonly err: string
}

export const dataset = (id: string, title: string) => `
  <https://a.example/dataset/${id}> a <http://www.w3.org/ns/dcat#Dataset> ;
    <http://purl.org/dc/terms/title> "${title}"@da ;
    <http://purl.org/dc/terms/temporal> [ <http://www.w3.org/ns/dcat#startDate> "1977" ] ;
    <http://purl.org/dc/terms/relation> _:${id} ; <http://purl.org/dc/terms/source> _:${id} .
  _:${id} <http://purl.org/dc/terms/title> "shared by ${id}" .`

export const CONFIGURATION = `
sources:
  - { id: first, kind: dcat, url: first.ttl, title: { da: Første } }
  - { id: second, kind: dcat, url: second.ttl, title: { da: Anden } }
`

export function openWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'datalandkort-cli-'))
  const write = (file: string, text: string | Uint8Array) => writeFileSync(join(folder, file), text)
  write('datalandkort.yaml', CONFIGURATION)
  write('first.ttl', dataset('lpr', 'Landspatientregisteret') + dataset('dar', 'Dødsårsagsregisteret'))
  write('second.ttl', dataset('cancer', 'Cancerregisteret'))
  return {
    folder,
    write,
    run: (...args) => runIn(folder, args),
    runWith: (around, ...args) => runIn(folder, args, around),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

async function runIn(
  folder: string,
  args: readonly string[],
  { input = '', environment = {} }: Around = {},
): Promise<CommandResult> {
  const written = { out: '', err: '' }
  const collect = (name: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString()
        done()
      },
    })
  const code = await runCommandLine(args, {
    in: Readable.from([Buffer.from(input)]),
    out: collect('out'),
    err: collect('err'),
    watched: false,
    environment,
    folder,
    signal: new AbortController().signal,
  })
  return { code, ...written }
}
