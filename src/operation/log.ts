import { pino, type Logger } from 'pino'
import { currentRequestId } from '../api/front-door.ts'

export type { Logger }

export interface LogSettings {
  readonly write: (text: string) => void
  /** Somebody reads along: lines for people instead of JSON. */
  readonly watched: boolean
  readonly level: string
}

/** Structured lines; what happens during a request carries its id. */
export function createLog({ write, watched, level }: LogSettings): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin() {
        const requestId = currentRequestId()
        return requestId === undefined ? {} : { requestId }
      },
    },
    { write: (line) => write(watched ? `${forPeople(line)}\n` : line) },
  )
}

interface Line {
  readonly level: string
  readonly time: string
  readonly msg?: string
  readonly err?: { readonly message: string; readonly stack?: string }
}

function forPeople(line: string): string {
  const { level, time, msg = '', err }: Line = JSON.parse(line)
  const grave = level === 'info' ? '' : `${level}: `
  return `${time.slice(11, 19)} ${grave}${msg}${err ? `: ${err.message}` : ''}`
}
