import type { Finding, FindingKind } from '../../validation/finding.ts'
import type { Severity } from '../../validation/shape.ts'

/** One kind of finding and every place where it was found: what is mended once need be read once. */
export interface FindingGroup {
  readonly kind: FindingKind
  readonly places: readonly Finding[]
}

export const SEVERITIES = ['violation', 'warning', 'info'] as const satisfies readonly Severity[]

const keyOf = ({ shape, constraint, path, message }: FindingKind): string =>
  [shape, constraint, path, message.en].join('\n')

/** In the order of their first finding. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = groups.get(keyOf(finding))
    if (group) group.push(finding)
    else groups.set(keyOf(finding), [finding])
  }
  return [...groups.values()].flatMap((places) => (places[0] ? [{ kind: places[0], places }] : []))
}
