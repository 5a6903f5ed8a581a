import type { Command, CommandOptions } from 'commander'
import { describeProblem, loadConfiguration, type Configuration } from '../config.ts'
import { readers } from '../sources/readers.ts'
import { UsageError } from '../usage-error.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal
  /** Told once, when the command has done what it does. */
  readonly finish: (code: ExitCode) => void
}

/** Adds one verb to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void

export interface ConfigOption {
  readonly config?: string
}

/** A verb that reads the configuration. */
export const configuredCommand = (program: Command, verb: string, options: CommandOptions = {}): Command =>
  program
    .command(verb, options)
    .option(
      '-c, --config <file>',
      'configuration file (default: ./datalandkort.yaml, else the seed catalogue)',
    )

/** The configuration, or everything that is wrong with it. */
export function readConfiguration(
  { environment, folder }: Terminal,
  { config }: ConfigOption,
): Configuration {
  const kinds = Object.keys(readers)
  const loaded = loadConfiguration({ file: config, environment, folder, kinds })
  if (loaded.kind === 'loaded') return loaded.configuration
  throw new UsageError(loaded.problems.map((problem) => describeProblem(loaded.file, problem)).join('\n'))
}
