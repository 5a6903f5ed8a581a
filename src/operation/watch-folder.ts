import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LOOK_EVERY_MS = 3000

/** Calls back when a file in a folder or below it was changed, added or removed. Looks, since events do not come over every file system. */
export function watchFolder(folder: string, onChange: () => void): { readonly stop: () => void } {
  let before = stateOf(folder)
  const timer = setInterval(() => {
    const now = stateOf(folder)
    if (now === before) return
    before = now
    onChange()
  }, LOOK_EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

function stateOf(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => {
        const { mtimeMs, size } = statSync(join(folder, name))
        return `${name} ${mtimeMs} ${size}`
      })
      .join('\n')
  } catch {
    // Being written to, or gone: the next look tells.
    return ''
  }
}
