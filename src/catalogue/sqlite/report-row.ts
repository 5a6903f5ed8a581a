import type { Finding, FindingKind } from '../../validation/finding.ts'
import type { Severity } from '../../validation/shape.ts'
import type { ValidationSummary } from '../record.ts'
import type { StoredReport } from '../report.ts'

/** The report's columns beside those of a record; all null where it was never validated. */
export interface SummaryRow {
  readonly profile: string | null
  readonly profileVersion: string | null
  readonly level: string | null
  readonly violations: number | null
  readonly warnings: number | null
  readonly infos: number | null
}

export const REPORT_SUMMARY = `report.profile, report.profile_version AS profileVersion, report.level,
  report.violations, report.warnings, report.infos`

export function summaryFromRow(row: SummaryRow): ValidationSummary | undefined {
  const { profile, profileVersion, level, violations, warnings, infos } = row
  if (profile === null || profileVersion === null) return undefined
  return {
    profile,
    profileVersion,
    ...(level !== null && { level }),
    conforms: violations === 0,
    violations: violations ?? 0,
    warnings: warnings ?? 0,
    infos: infos ?? 0,
  }
}

export interface ReportRow extends SummaryRow {
  readonly iri: string
  readonly source: string
  readonly version: number
  readonly at: string
  readonly findings: string
}

/** Where a kind was found: line (0: unknown), node ('': the dataset), value and its language; the last ones left out where absent. */
type Place = readonly [line: number, focus: string, value?: string, valueLanguage?: string]
/** As stored: each kind once, with every place where it was found. */
export type FoundPlaces = readonly (readonly [kind: number, places: readonly Place[]])[]

/** Findings without what their kind says; `keyOf` gives the key of a kind. */
export function packFindings(
  iri: string,
  findings: readonly Finding[],
  keyOf: (kind: FindingKind) => number,
): FoundPlaces {
  const places = new Map<number, Place[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    const own = places.get(key)
    if (own) own.push(placeOf(iri, finding))
    else places.set(key, [placeOf(iri, finding)])
  }
  return [...places]
}

function placeOf(iri: string, { line = 0, focus, value, valueLanguage }: Finding): Place {
  const node = focus === iri ? '' : focus
  if (value === undefined) return [line, node]
  return valueLanguage === undefined ? [line, node, value] : [line, node, value, valueLanguage]
}

export function reportFromRow(row: ReportRow, kindOf: (key: number) => FindingKind): StoredReport {
  const { iri, source, version, at } = row
  const { profile = '', profileVersion = '', level } = summaryFromRow(row) ?? {}
  const found: FoundPlaces = JSON.parse(row.findings)
  const counts: Record<Severity, number> = {
    violation: row.violations ?? 0,
    warning: row.warnings ?? 0,
    info: row.infos ?? 0,
  }
  return {
    iri,
    source,
    version,
    at,
    profile,
    profileVersion,
    ...(level !== undefined && { level }),
    conforms: counts.violation === 0,
    counts,
    findings: found.flatMap(([key, places]) => places.map((place) => findingAt(iri, kindOf(key), place))),
  }
}

const findingAt = (iri: string, kind: FindingKind, [line, focus, value, valueLanguage]: Place): Finding => ({
  ...kind,
  focus: focus || iri,
  ...(value !== undefined && { value }),
  ...(valueLanguage !== undefined && { valueLanguage }),
  ...(line > 0 && { line }),
})
