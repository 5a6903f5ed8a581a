import type { Readable, Writable } from 'node:stream'

/** What a command knows of the world outside. */
export interface Terminal {
  readonly in: Readable
  /** Results. */
  readonly out: Writable
  /** Progress and advice, so that results can be piped. */
  readonly err: Writable & { readonly columns?: number }
  /** Whether somebody watches `err`. */
  readonly watched: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where relative paths start. */
  readonly folder: string
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal
}

/** 0: done and good; 1: done, and something failed. What could not be done at all is thrown (2). */
export type ExitCode = 0 | 1

export const say = ({ err }: Terminal, line: string): void => void err.write(`${line}\n`)
export const print = ({ out }: Terminal, line: string): void => void out.write(`${line}\n`)
