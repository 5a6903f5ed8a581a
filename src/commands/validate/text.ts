import type { CellPlace, RdfProblem } from '../../rdf/problem.ts'
import { createShortNames } from '../../rdf/serialize/short-names.ts'
import type { Finding } from '../../validation/finding.ts'
import type { Severity } from '../../validation/shape.ts'
import type { CheckedDataset } from '../../validation/verdict.ts'
import type { ReportWriter, WriterSettings } from './writer.ts'
import { words } from './words.ts'

const CODES = { red: 31, yellow: 33, blue: 34, green: 32, bold: 1, dim: 2 } as const
const COLOUR: Readonly<Record<Severity, keyof typeof CODES>> = {
  violation: 'red',
  warning: 'yellow',
  info: 'blue',
}
const SEVERITIES = ['violation', 'warning', 'info'] as const
/** Places of one and the same finding that are listed. */
const MAX_PLACES = 5
const MAX_VALUE_LENGTH = 80

const { shorten } = createShortNames()

/** For people: by dataset, severity, property and line, each finding with how to mend it. */
export function textWriter({ write, language, colours, profile }: WriterSettings): ReportWriter {
  const said = words[language]
  const paint = (text: string, colour: keyof typeof CODES) =>
    colours ? `\u001B[${CODES[colour]}m${text}\u001B[0m` : text
  const line = (text: string) => write(`${text}\n`)

  const unevaluated = new Set<string>()
  const writeGroup = (document: string, group: readonly [Finding, ...Finding[]]) => {
    const [{ severity, path, name, message, howToFix }] = group
    const property = path === '' ? said.wholeNode : `${name[language]} (${shorten(path) ?? path})`
    line(`  ${paint(said.severity[severity], COLOUR[severity])} ${property}`)
    line(`    ${message[language]}`)
    for (const finding of group.slice(0, MAX_PLACES)) {
      const place = placeOf(document, finding)
      if (place !== undefined) line(`    ${paint(place, 'dim')}`)
    }
    if (group.length > MAX_PLACES) line(`    ${paint(said.more(group.length - MAX_PLACES), 'dim')}`)
    if (howToFix[language] !== '') line(`    → ${howToFix[language]}`)
  }

  return {
    dataset(document, dataset) {
      const { iri, conforms, level } = dataset
      const verdict = conforms ? paint(said.conforms, 'green') : paint(said.doesNotConform, 'red')
      const of = level === undefined ? dataset.profile : `${dataset.profile}, ${level}`
      line(`${paint(titleOf(dataset, language), 'bold')} <${iri}>`)
      line(`  ${verdict} (${of}) ${paint(document, 'dim')}`)
      for (const group of groupFindings(dataset.findings)) writeGroup(document, group)
      line('')
    },
    document(document, { problems, notEvaluated = [] }) {
      for (const parameter of notEvaluated) unevaluated.add(shorten(parameter) ?? parameter)
      for (const problem of problems)
        line(`${whereOf(document, problem)}: ${said.notRead}: ${problem.reason}`)
      if (problems.length > 0) line('')
    },
    async end({ counts, failed }) {
      // Nothing was read: the reasons say all there is to say.
      if (counts.datasets === 0 && failed.length > 0) return
      const severities = SEVERITIES.map((severity) => {
        const [one, many] = said.severities[severity]
        return `${counts[severity]} ${counts[severity] === 1 ? one : many}`
      })
      if (unevaluated.size > 0) line(said.notEvaluated([...unevaluated].join(', ')))
      line(`${said.summary(counts.conforming, counts.datasets, profile)}: ${severities.join(', ')}`)
    },
  }
}

const titleOf = ({ title, iri }: CheckedDataset, language: 'da' | 'en'): string =>
  title[language] ?? title['da'] ?? title['en'] ?? Object.values(title)[0] ?? iri

/** The same finding of several nodes or values is told once, with its places. */
function groupFindings(findings: readonly Finding[]): Iterable<readonly [Finding, ...Finding[]]> {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const severity of SEVERITIES) {
    const ofSeverity = findings
      .filter((finding) => finding.severity === severity)
      .toSorted((a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0))
    for (const finding of ofSeverity) {
      const key = `${finding.shape} ${finding.constraint} ${finding.path}`
      const group = groups.get(key)
      if (group) group.push(finding)
      else groups.set(key, [finding])
    }
  }
  return groups.values()
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** `catalogue.ttl:12 "value"`; nothing where there is neither a line nor a value. */
function placeOf(document: string, { line, value, cell }: Finding): string | undefined {
  const short =
    value !== undefined && value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value
  const parts = [
    ...(line === undefined ? [] : [`${document}:${line}`]),
    ...(cell ? [`${document}:${cellName(cell)}`] : []),
    ...(short === undefined ? [] : [JSON.stringify(short)]),
  ]
  return parts.length === 0 ? undefined : parts.join(' ')
}

const whereOf = (document: string, { line, cell }: RdfProblem): string => {
  if (cell) return `${document}:${cellName(cell)}`
  return line === undefined ? document : `${document}:${line}`
}

/** As spreadsheets write it, `Datasæt!D4 (Titel)`; `Datasæt!4` for a row. */
const cellName = ({ sheet, row, column = '', heading }: CellPlace): string =>
  `${sheet}!${column}${row}${heading === undefined ? '' : ` (${heading})`}`
