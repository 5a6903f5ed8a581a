#!/usr/bin/env node
import { runCommandLine } from './commands/command-line.ts'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Asked twice: at once.
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort(new Error('it was stopped'))
  })
}

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  watched: process.stderr.isTTY,
  environment: process.env,
  folder: process.cwd(),
  signal: stopping.signal,
})
