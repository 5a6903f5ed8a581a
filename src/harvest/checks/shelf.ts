import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Found, Kept } from './checks.ts'

/** Results kept for a while, each in a file of its own: a restart, or another process on the folder, finds them too. */
export interface Shelf<T extends object> {
  readonly keep: (result: T) => Promise<Kept<T>>
  readonly find: (id: string) => Promise<Found<T>>
}

export interface ShelfSettings {
  readonly folder: string
  readonly keepHours: number
  /** The oldest give way. */
  readonly maxKept: number
  readonly now: () => Date
}

/** 128 bits: nobody finds what was not shared. */
const RANDOM_BYTES = 16
/** The second it expires, then chance: an id tells by itself whether it is too late, and files sort by age. */
const ID = /^([0-9a-z]{7})-[\w-]{22}$/
const RADIX = 36

export function openShelf<T extends object>({ folder, keepHours, maxKept, now }: ShelfSettings): Shelf<T> {
  const fileOf = (id: string) => join(folder, `${id}.json`)
  const hasExpired = (id: string) => expiryOf(id) <= now().getTime()

  const makeRoom = async () => {
    const ids = (await readdir(folder)).flatMap((name) => idOf(name)).toSorted()
    const alive = ids.filter((id) => !hasExpired(id))
    const surplus = alive.slice(0, Math.max(0, alive.length - maxKept))
    await Promise.all([...ids.filter(hasExpired), ...surplus].map((id) => rm(fileOf(id), { force: true })))
  }
  return {
    async keep(result) {
      const expires = Math.ceil(now().getTime() / 1000 + keepHours * 3600)
      const id = `${expires.toString(RADIX).padStart(7, '0')}-${randomBytes(RANDOM_BYTES).toString('base64url')}`
      const kept = { ...result, id, expires: new Date(expires * 1000).toISOString() }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // Whole or not at all, whoever looks meanwhile.
      const draft = join(folder, `${id}.draft`)
      await writeFile(draft, JSON.stringify(kept), { mode: 0o600 })
      await rename(draft, fileOf(id))
      await makeRoom()
      return kept
    },
    async find(id) {
      if (!ID.test(id)) return 'unknown'
      if (hasExpired(id)) return 'expired'
      try {
        return JSON.parse(await readFile(fileOf(id), 'utf8')) as Kept<T>
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'unknown'
        throw error
      }
    },
  }
}

const expiryOf = (id: string): number => Number.parseInt(id.slice(0, 7), RADIX) * 1000

function idOf(file: string): readonly string[] {
  const id = file.replace(/\.json$/, '')
  return id !== file && ID.test(id) ? [id] : []
}
