import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes what a process left that was killed while it made checks. Whatever was touched within the time that a
 * check may take can belong to another process on the same folder, and stays.
 */
export function clearLeftBehind(folder: string, longestCheckMs: number): void {
  const before = Date.now() - longestCheckMs
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before
    if (touched < before) rmSync(path, { recursive: true, force: true })
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Nothing was ever rehearsed here.
    return []
  }
}
