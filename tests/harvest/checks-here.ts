import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Checks } from '../../src/harvest/checks/checks.ts'
import { openChecks } from '../../src/harvest/checks/open-checks.ts'
import { performHere } from '../../src/harvest/checks/perform-check.ts'
import type { NetworkSettings } from '../../src/sources/source.ts'
import type { Profiles } from '../../src/validation/profiles.ts'

export interface ChecksHere {
  readonly profiles: Profiles
  readonly network: NetworkSettings
  readonly maxBytes?: number
  readonly now?: () => Date
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Checks without a thread, kept in a folder of their own until the tests of a file are through. */
export function checksHere({
  profiles,
  network,
  maxBytes = 10_485_760,
  now = () => new Date(),
}: ChecksHere): Checks {
  const limits = { maxBytes, maxFetchedBytes: maxBytes }
  const folder = mkdtempSync(join(tmpdir(), 'datalandkort-checks-'))
  folders.push(folder)
  return openChecks({
    perform: performHere({ profiles, network, limits, workFolder: join(folder, 'work') }, 60),
    shelf: { folder, keepHours: 24, maxKept: 10, now },
    maxBytes,
  })
}
