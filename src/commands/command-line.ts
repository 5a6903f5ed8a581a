import { Command, CommanderError } from 'commander'
import { addBackup } from './backup.ts'
import type { AddCommand } from './command.ts'
import { addDeletions } from './deletions.ts'
import { addExport } from './export.ts'
import { addHarvest } from './harvest.ts'
import { addKeys } from './keys.ts'
import { addReindex } from './reindex.ts'
import { addRestore } from './restore.ts'
import { addServe } from './serve.ts'
import { addSources } from './sources.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { addValidate } from './validate.ts'
import { addVerify } from './verify.ts'

/** Every verb, in the order of the help. */
const verbs: readonly AddCommand[] = [
  addServe,
  addHarvest,
  addValidate,
  addReindex,
  addExport,
  addSources,
  addDeletions,
  addKeys,
  addVerify,
  addBackup,
  addRestore,
]

const COULD_NOT_BE_DONE = 2

/** 0: done and good. 1: done, something failed. 2: could not be done; one line says what to do. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode | 2> {
  let exitCode: ExitCode = 0
  const program = createProgram(terminal)
  const finish = (code: ExitCode) => void (exitCode = code)
  for (const add of verbs) add(program, { terminal, finish })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_BE_DONE
    terminal.err.write(`${inOneLine(error, terminal.environment['DEBUG'])}\n`)
    return COULD_NOT_BE_DONE
  }
}

function createProgram({ out, err }: Terminal): Command {
  return new Command('datalandkort')
    .description('A federated catalogue of health data: harvests, serves and exports a searchable data map')
    .configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) })
    .showSuggestionAfterError()
    .showHelpAfterError("(see 'datalandkort --help')")
    .helpCommand(false)
    .exitOverride()
}

function inOneLine(error: unknown, debug: string | undefined): string {
  if (!(error instanceof Error)) return `error: ${String(error)}`
  return debug ? (error.stack ?? error.message) : `error: ${error.message}`
}
