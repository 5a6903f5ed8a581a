import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Checks without a thread, kept in a folder of their own. */
export function checksHere({
  profiles,
  network,
  maxBytes = 10_485_760,
  now = () => new Date(),
}: ChecksHere): Checks {
  const limits = { maxBytes, maxFetchedBytes: maxBytes }
  const folder = mkdtempSync(join(tmpdir(), 'datalandkort-checks-'))
  return openChecks({
    perform: performHere({ profiles, network, limits }, 60),
    shelf: { folder, keepHours: 24, maxKept: 10, now },
    maxBytes,
  })
}
