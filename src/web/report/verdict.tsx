import type { Severity } from '../../validation/shape.ts'
import { Icon } from '../layout/icon.tsx'
import type { View } from '../view.ts'

export interface Verdict {
  readonly conforms: boolean
  readonly counts: Readonly<Record<Severity, number>>
}

/** "Conforms to the profile, 12 recommendations": what comes first is what matters. */
export function verdictWords(
  { t, format }: View,
  { conforms, counts }: Verdict,
): {
  readonly main: string
  readonly rest: readonly string[]
} {
  const { report } = t
  const { violation, warning, info } = counts
  return {
    main: conforms ? report.conforms : report.requirements(violation, format.number(violation)),
    rest: [
      ...(warning > 0 ? [report.recommendations(warning, format.number(warning))] : []),
      ...(info > 0 ? [report.notes(info, format.number(info))] : []),
    ],
  }
}

/** A mark and words; the mark alone says nothing. */
export const VerdictLine = ({ view, verdict }: { view: View; verdict: Verdict }) => {
  const { main, rest } = verdictWords(view, verdict)
  return (
    <p class={verdict.conforms ? 'verdict verdict-good' : 'verdict verdict-open'}>
      <Icon view={view} name={verdict.conforms ? 'success' : 'edit'} />
      <strong>{main}</strong>
      {rest.length > 0 && <span class="soft">{rest.join(', ')}</span>}
    </p>
  )
}
