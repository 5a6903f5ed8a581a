import type { Terminal } from './terminal.ts'

export interface Progress {
  /** `done` of `total` steps, and what is being done now. */
  step: (done: number, total: number, now: string) => void
  /** Clears the bar, before anything else is written. */
  end: () => void
}

const BAR_WIDTH = 24
const CLEAR_LINE = '\r\u001B[2K'

/** A bar on a terminal, and nothing but notes where the output is kept in a file. */
export function createProgress({ err, watched }: Terminal): Progress {
  if (!watched) return { step: () => {}, end: () => {} }
  return {
    step(done, total, now) {
      const filled = Math.round((BAR_WIDTH * done) / Math.max(1, total))
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
      err.write(CLEAR_LINE + `${bar} ${done}/${total} ${now}`.slice(0, (err.columns || 80) - 1))
    },
    end: () => void err.write(CLEAR_LINE),
  }
}
