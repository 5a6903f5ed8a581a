import type { Severity } from '../../validation/shape.ts'
import type { View } from '../view.ts'

/** Requirement, recommendation or note; only what is required stands out. */
export const SeverityBadge = ({ view, severity }: { view: View; severity: Severity }) => (
  <span class={severity === 'violation' ? 'badge badge-violation' : 'badge'}>
    {view.t.report.severity[severity]}
  </span>
)
