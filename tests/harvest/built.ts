import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The compiled program, for what runs in another process or thread. `npm test` builds it first. */
export function builtFolder(): string {
  const built = fileURLToPath(new URL('../../dist', import.meta.url))
  if (!existsSync(`${built}/harvest/worker.js`)) {
    execFileSync('npm', ['run', 'build'], { cwd: fileURLToPath(new URL('../..', import.meta.url)) })
  }
  return built
}
