import type { SplitItem } from '../dataset/split-datasets.ts'
import { localized } from '../dataset/texts.ts'
import { textOf } from '../dataset/reading.ts'
import { dct } from '../rdf/namespaces.ts'
import type { CellPlace } from '../rdf/problem.ts'
import { isLiteral, type LocatedTriple } from '../rdf/term.ts'
import type { Finding } from './finding.ts'
import { resultsOf, validateDataset } from './validate-dataset.ts'
import type { ValidateDocumentOptions } from './validate-document.ts'
import type { CheckedDataset, VerdictCounts } from './verdict.ts'

type DatasetItem = Extract<SplitItem, { kind: 'dataset' }>

/** Validates the datasets of a document one by one; lists some and counts all. */
export function newVerdictTally(
  { profile, maxListed = Infinity, maxListedFindings = Infinity, onDataset }: ValidateDocumentOptions,
  cellOf?: (finding: Finding) => CellPlace | undefined,
) {
  const listed: CheckedDataset[] = []
  const met = new Set<string>()
  let listedFindings = 0
  const counts: { -readonly [K in keyof VerdictCounts]: number } = {
    datasets: 0,
    conforming: 0,
    violation: 0,
    warning: 0,
    info: 0,
  }
  return {
    listed,
    counts: (): VerdictCounts => ({ ...counts }),
    has: (iri: string) => met.has(iri),
    add(item: DatasetItem) {
      const report = validateDataset(item, profile)
      const findings = cellOf ? report.findings.map((finding) => inCells(finding, cellOf)) : report.findings
      const checked = { ...report, findings, title: titleOf(item) }
      counts.datasets++
      met.add(item.iri)
      if (checked.conforms) counts.conforming++
      for (const severity of ['violation', 'warning', 'info'] as const)
        counts[severity] += checked.counts[severity]
      if (listed.length < maxListed && listedFindings < maxListedFindings) {
        listed.push(checked)
        listedFindings += checked.findings.length
      }
      onDataset?.(checked, () => resultsOf(item, profile).results)
    },
  }
}

function inCells(finding: Finding, cellOf: (finding: Finding) => CellPlace | undefined): Finding {
  const cell = cellOf(finding)
  const { line: _line, ...withoutLine } = finding
  return cell ? { ...withoutLine, cell } : withoutLine
}

const titleOf = ({ iri, triples }: { iri: string; triples: readonly LocatedTriple[] }) =>
  localized(
    triples.flatMap(({ subject, predicate, object }) => {
      const isTitle = subject === iri && predicate === dct.title && isLiteral(object)
      return (isTitle && textOf(object)) || []
    }),
  )
