import type { RunReport } from '../../catalogue/run.ts'
import type { HeldRecord } from '../../catalogue/store.ts'
import type { Text } from '../../dataset/description.ts'
import { textIn } from '../../dataset/texts.ts'
import { foreignLang } from '../text.ts'
import type { View } from '../view.ts'

/** A record that would go, with its title where it has one. */
export interface ShownHeld extends HeldRecord {
  readonly title: readonly Text[]
}

/** Why a decision could not be made. */
export type DecisionError = 'no-key' | 'wrong-key' | 'too-many' | 'other-role' | 'elsewhere' | 'too-late'

export interface HeldDeletionsProps {
  readonly view: View
  readonly report: RunReport
  /** The first ones. */
  readonly held: readonly ShownHeld[]
  readonly error?: DecisionError | undefined
}

/** What a held run would delete, and how to decide on it; afterwards, what was decided. */
export const HeldDeletions = ({ view, report, held, error }: HeldDeletionsProps) => {
  const { held: t } = view.t
  const { outcome } = report
  if (outcome.kind !== 'held') return null
  const { decision } = outcome
  if (decision) {
    const deleted = view.format.number(decision.deleted)
    const at = view.format.time(decision.at)
    if (decision.kind === 'approved') return <p>{t.approved(at, deleted)}</p>
    return (
      <>
        <p>{t.rejected(at)}</p>
        {held.length > 0 && (
          <p>
            {t.undo} <code>datalandkort deletions approve {report.id}</code>
          </p>
        )}
      </>
    )
  }
  if (outcome.supersededBy !== undefined)
    return (
      <p>
        {t.superseded}{' '}
        <a href={view.to(`/runs/${encodeURIComponent(outcome.supersededBy)}`)}>{t.toSuperseding}</a>
      </p>
    )
  const total = view.format.number(outcome.deletions)
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.lead(total, view.format.number(outcome.records))}</p>
      {held.length === 0 ? <p>{t.superseded}</p> : <HeldList {...{ view, report, held, total }} />}
      {held.length > 0 && <Decide {...{ view, report, error }} />}
    </section>
  )
}

const HeldList = ({ view, report, held, total }: HeldDeletionsProps & { total: string }) => (
  <>
    <ul class="held-list">
      {held.map(({ id, iri, title }) => {
        const text = textIn(title, view.language)
        return (
          <li>
            <a href={view.to(`/datasets/${id}`)} lang={foreignLang(text, view.language)}>
              {text?.value ?? iri}
            </a>
          </li>
        )
      })}
    </ul>
    <p>
      {view.t.held.shown(view.format.number(held.length), total)}{' '}
      <a href={`/api/v1/runs/${encodeURIComponent(report.id)}/held`}>{view.t.held.all}</a>
    </p>
  </>
)

const Decide = ({ view, report, error }: Omit<HeldDeletionsProps, 'held'>) => {
  const { held: t } = view.t
  return (
    <>
      <h3>{t.how}</h3>
      <p>{t.howText}</p>
      <ul>
        <li>
          <code>datalandkort deletions approve {report.id}</code>
        </li>
        <li>
          <code>POST /api/v1/runs/{report.id}/approve-deletions</code>
        </li>
      </ul>
      <form method="post" action={view.to(`/runs/${encodeURIComponent(report.id)}`)} autocomplete="off">
        <div class={error === undefined ? 'form-group' : 'form-group form-error'}>
          <label class="form-label" for="key">
            {t.key}
          </label>
          <span class="form-hint" id="key-help">
            {t.keyHelp}
          </span>
          {error !== undefined && (
            <span class="form-error-message" id="key-error">
              {t.errors[error]}
            </span>
          )}
          <input
            class="form-input"
            id="key"
            name="key"
            type="password"
            autocomplete="off"
            spellcheck={false}
            required
            maxlength={200}
            aria-describedby={error === undefined ? 'key-help' : 'key-help key-error'}
            {...(error !== undefined && { 'aria-invalid': 'true' })}
          />
        </div>
        <div class="held-buttons">
          <button class="button button-primary" type="submit" name="decision" value="approved">
            {t.approve}
          </button>
          <button class="button button-secondary" type="submit" name="decision" value="rejected">
            {t.reject}
          </button>
        </div>
      </form>
    </>
  )
}
