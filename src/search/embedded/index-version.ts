import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What decides what an index contains: how texts are read and analysed, and the labels of the code lists. */
const DECISIVE = ['../../search/', '../../dataset/', '../../quality/', '../../vocabulary/', '../../../vocab/']

let known: string | undefined

/** Changes with every release that would build another index from the same catalogue. */
export function indexVersion(): string {
  if (known === undefined) {
    const hash = createHash('sha256')
    for (const folder of DECISIVE) {
      const path = fileURLToPath(new URL(folder, import.meta.url))
      const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:js|ts|ttl|txt|tsv)$/u.test(name),
      )
      for (const name of files.toSorted()) hash.update(name).update(readFileSync(path + name))
    }
    known = hash.digest('hex')
  }
  return known
}
