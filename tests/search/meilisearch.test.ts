import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll } from 'vitest'
import { openMeilisearch } from '../../src/search/meilisearch.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { describeSearchEngine } from '../contracts/search-engine.ts'

/*
 * Against a real server: the one at MEILI_URL (and MEILI_KEY), else a `meilisearch` on the PATH, started on a free
 * port with a folder of its own.
 */
const given = process.env['MEILI_URL']
const binary = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'meilisearch'))
  .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile())

const isThere = given !== undefined || binary !== undefined
if (!isThere)
  console.warn('Meilisearch is not tested: no MEILI_URL is set and no `meilisearch` is on the PATH.')

const folder = mkdtempSync(join(tmpdir(), 'meilisearch-'))
let server: ChildProcess | undefined
afterAll(() => {
  server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describeSearchEngine(
  'meilisearch',
  async () => {
    const url = given ?? (await start())
    const apiKey = process.env['MEILI_KEY']
    const engine = await openMeilisearch({
      url,
      index: `test-${process.pid}`,
      vocabulary: loadVocabularies(),
      ...(apiKey === undefined ? {} : { apiKey }),
    })
    await engine.clear()
    return engine
  },
  isThere,
)

async function start(): Promise<string> {
  const port = 17_700 + (process.pid % 1000)
  const url = `http://127.0.0.1:${port}`
  server = spawn(binary ?? '', ['--http-addr', `127.0.0.1:${port}`, '--no-analytics'], {
    cwd: folder,
    stdio: 'ignore',
  })
  for (let attempt = 0; attempt < 200; attempt++) {
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return url
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${binary} does not answer at ${url}`)
}
