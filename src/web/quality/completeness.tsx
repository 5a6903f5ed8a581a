import { ANNEX_B, type Completeness } from '../../quality/completeness.ts'
import type { View } from '../view.ts'
import { Bar } from './bar.tsx'

const LABELS = new Map(ANNEX_B.map(({ key, label }) => [key, label]))

const Names = ({ view, keys }: { view: View; keys: readonly string[] }) => (
  <ul class="nobullet-list names">
    {keys.map((key) => (
      <li>{LABELS.get(key)?.[view.language] ?? key}</li>
    ))}
  </ul>
)

/** The 27 elements by name: missing, absent where that may be right, given. */
export const CompletenessFacts = ({ view, completeness }: { view: View; completeness: Completeness }) => {
  const { quality: t } = view.t
  const { given, of, missing, missingWhereItExists } = completeness
  const absent = new Set([...missing, ...missingWhereItExists])
  const there = ANNEX_B.map(({ key }) => key).filter((key) => !absent.has(key))
  return (
    <section class="quality-part">
      <h3>{t.completeness}</h3>
      <p class="quality-answer">
        <strong>{t.completenessCount(view.format.number(given), view.format.number(of))}</strong>
      </p>
      <Bar value={given} of={of} />
      <dl class="facts quality-names">
        <dt>{t.missing}</dt>
        <dd>{missing.length === 0 ? t.noneMissing : <Names view={view} keys={missing} />}</dd>
        {missingWhereItExists.length > 0 && (
          <>
            <dt>{t.missingWhereItExists}</dt>
            <dd>
              <Names view={view} keys={missingWhereItExists} />
            </dd>
          </>
        )}
      </dl>
      <details class="details">
        <summary class="details-summary">
          {t.given} ({view.format.number(there.length)})
        </summary>
        <Names view={view} keys={there} />
      </details>
      <p class="quality-note">{t.completenessLead}</p>
    </section>
  )
}
