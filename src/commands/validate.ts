import { Option } from 'commander'
import type { CheckContext } from '../harvest/checks/submission.ts'
import { validateSubmitted } from '../harvest/checks/submitted-spreadsheet.ts'
import { profilesOf } from '../main.ts'
import { nearestName } from '../nearest.ts'
import { SourceError } from '../sources/source.ts'
import { UsageError } from '../usage-error.ts'
import type { Profile } from '../validation/profile.ts'
import type { Profiles } from '../validation/profiles.ts'
import { describeProblem } from '../validation/shapes-file.ts'
import { explainVerdict, explanationText } from '../validation/verdict-words.ts'
import { loadVocabularies } from '../vocabulary/load.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { createProgress, type Progress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { documentsOf, webDocument, type InputDocument, type Inputs } from './validate/documents.ts'
import { reportFormats } from './validate/formats.ts'
import { newSummary, type SummaryTally } from './validate/summary.ts'
import { chooseLanguage, type Language } from './validate/words.ts'
import type { ReportWriter } from './validate/writer.ts'

interface ValidateOptions extends ConfigOption {
  readonly profile: string
  readonly format: string
  readonly lang?: string
}

export const addValidate: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'validate')
    .argument('<input...>', 'files, folders, http(s) addresses, or - for standard input')
    .description('hold descriptions against a profile; ends with 0 where all conform, with 1 where not')
    .option('-p, --profile <name>', 'what they are held against', 'healthdcat-ap-8')
    .addOption(
      new Option('-f, --format <format>', 'how the result is written')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .addOption(new Option('--lang <language>', 'of the text (default: that of LANG)').choices(['da', 'en']))
    .action(async (inputs: readonly string[], options: ValidateOptions) => {
      const validation = prepare(terminal, options)
      await validateInputs(inputs, validation)
      const summary = validation.summary.value()
      await validation.writer.end(summary)
      if (summary.failed.length > 0)
        throw new UsageError(
          summary.failed.map(({ document, reason }) => `${document}: ${reason}`).join('\n'),
        )
      finish(summary.conforms ? 0 : 1)
    })
}

interface Validation {
  readonly terminal: Terminal
  readonly inputs: Inputs
  readonly profile: Profile
  readonly language: Language
  readonly writer: ReportWriter
  readonly summary: SummaryTally
  readonly progress: Progress
}

function prepare(terminal: Terminal, options: ValidateOptions): Validation {
  const { environment, out, folder, signal } = terminal
  const configuration = readConfiguration(terminal, options)
  const profiles = profilesOf(configuration, loadVocabularies())
  const profile = chooseProfile(profiles, options.profile)
  const { network } = configuration
  const limits = { maxBytes: network.maxBytes, maxFetchedBytes: network.maxBytes }
  const context: CheckContext = { profiles, network, limits }
  const language = chooseLanguage(options.lang, environment)
  const progress = createProgress(terminal)
  const write = (text: string) => {
    progress.end()
    out.write(text)
  }
  const colours = 'isTTY' in out && out.isTTY === true && !environment['NO_COLOR']
  const newWriter = reportFormats[options.format] ?? reportFormats['text']!
  return {
    terminal,
    inputs: { folder, standardInput: terminal.in, context, signal },
    profile,
    language,
    writer: newWriter({ write, language, colours, profile: options.profile }),
    summary: newSummary(),
    progress,
  }
}

function chooseProfile(profiles: Profiles, name: string): Profile {
  const known = profiles.names()
  const profile = known.includes(name) ? profiles.get(name) : undefined
  if (profile) return profile
  if (known.includes(name)) {
    const problems = profiles.problems().map(describeProblem)
    throw new UsageError(`the profile '${name}' cannot be used: ${problems.join('; ')}`)
  }
  const nearest = nearestName(name, known)
  const advice = nearest ? `did you mean '${nearest}'? ` : ''
  throw new UsageError(`there is no profile '${name}'; ${advice}there are: ${known.join(', ')}`)
}

/** One after the other; a paged catalogue goes on with its next page. */
async function validateInputs(inputs: readonly string[], validation: Validation): Promise<void> {
  const { progress, terminal } = validation
  const waiting: InputDocument[] = []
  for (const input of inputs) waiting.push(...(await documentsOf(input, validation.inputs)))
  const met = new Set(waiting.map(({ name }) => name))
  for (const [index, document] of waiting.entries()) {
    terminal.signal.throwIfAborted()
    progress.step(index, waiting.length, document.name)
    const next = await validateInput(document, validation)
    if (next === undefined || met.has(next)) continue
    met.add(next)
    waiting.push(webDocument(next, validation.inputs))
  }
  progress.end()
}

/** Answers with the address of the next page, where there is one. */
async function validateInput(input: InputDocument, validation: Validation): Promise<string | undefined> {
  const { profile, language, writer, summary, inputs } = validation
  const fail = (reason: string) => summary.fail({ document: input.name, reason })
  if (input.kind === 'unusable') return fail(input.reason)
  try {
    const verdict = await validateSubmitted(await input.open(), {
      profile,
      vocabulary: loadVocabularies(),
      signal: inputs.signal,
      maxBytes: inputs.context.limits.maxBytes,
      maxListed: 0,
      onDataset: (dataset, results) => writer.dataset(input.name, dataset, results),
    })
    if (verdict.kind === 'validated') {
      writer.document(input.name, verdict)
      summary.add(verdict)
      return verdict.next
    }
    return fail(explanationText(explainVerdict(verdict), language))
  } catch (error) {
    if (error instanceof SourceError) return fail(error.message)
    throw error
  }
}
