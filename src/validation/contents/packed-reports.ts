import type { Bilingual, Finding, FindingKind } from '../finding.ts'
import type { DatasetReport } from '../validate-dataset.ts'

/** Kind by its place in the list, node ('': the dataset itself), line (0: unknown), value and its language. */
type PackedFinding = readonly [kind: number, focus: string, line: number, value?: string, language?: string]
type PackedReport = Omit<DatasetReport, 'findings'> & { readonly findings: readonly PackedFinding[] }

interface PackedReports {
  readonly kinds: readonly FindingKind[]
  /** Null for what could not be validated. */
  readonly reports: readonly (PackedReport | null)[]
}

/**
 * Reports as one text, each kind of finding once: findings repeat the same words thousands of times, and to copy them
 * from one thread to another would take as long as to find them.
 */
export function packReports(reports: readonly (DatasetReport | undefined)[]): string {
  const kinds: FindingKind[] = []
  // Findings of a kind share its words: told apart by identity, without comparing texts.
  const places = new Map<Bilingual, number>()
  const placeOf = (finding: Finding): number => {
    const known = places.get(finding.message)
    if (known !== undefined) return known
    const { severity, path, constraint, shape, name, message, howToFix } = finding
    places.set(message, kinds.length)
    return kinds.push({ severity, path, constraint, shape, name, message, howToFix }) - 1
  }
  const packed: PackedReports = {
    kinds,
    reports: reports.map((report) => (report ? packReport(report, placeOf) : null)),
  }
  return JSON.stringify(packed)
}

function packReport(report: DatasetReport, placeOf: (finding: Finding) => number): PackedReport {
  const findings = report.findings.map((finding): PackedFinding => {
    const { focus, line = 0, value, valueLanguage } = finding
    const place = [placeOf(finding), focus === report.iri ? '' : focus, line] as const
    if (value === undefined) return place
    return valueLanguage === undefined ? [...place, value] : [...place, value, valueLanguage]
  })
  return { ...report, findings }
}

export function unpackReports(text: string): readonly (DatasetReport | undefined)[] {
  const { kinds, reports }: PackedReports = JSON.parse(text)
  return reports.map((report) => (report ? unpackReport(report, kinds) : undefined))
}

function unpackReport(report: PackedReport, kinds: readonly FindingKind[]): DatasetReport {
  const { iri, findings } = report
  return { ...report, findings: findings.map((finding) => unpackFinding(finding, iri, kinds)) }
}

function unpackFinding(packed: PackedFinding, iri: string, kinds: readonly FindingKind[]): Finding {
  const [place, focus, line, value, valueLanguage] = packed
  const kind = kinds[place]
  if (!kind) throw new Error(`a report names the kind of finding ${place} of ${kinds.length}`)
  // Property by property, as where findings are made: copying objects is slow.
  const { severity, path, constraint, shape, name, message, howToFix } = kind
  const finding: { -readonly [P in keyof Finding]: Finding[P] } = {
    severity,
    path,
    constraint,
    shape,
    name,
    message,
    howToFix,
    focus: focus || iri,
  }
  if (value !== undefined) finding.value = value
  if (valueLanguage !== undefined) finding.valueLanguage = valueLanguage
  if (line > 0) finding.line = line
  return finding
}
