import { datasetProperties, type PropertyDeclaration } from '../../dataset/properties.ts'
import type { Confirmation } from '../../quality/confirmation.ts'
import { LABEL_ELEMENTS, type LabelState } from '../../quality/label.ts'
import type { View } from '../view.ts'

const nameOf = (view: View, key: string): string => {
  const declaration = (datasetProperties as Readonly<Record<string, PropertyDeclaration>>)[key]
  return declaration?.label[view.language] ?? key
}

/** The label of EHDS Art. 78: whether it is attached, and what speaks to each of its elements. */
export const LabelFacts = ({ view, label }: { view: View; label: LabelState }) => {
  const { quality: t } = view.t
  return (
    <section class="quality-part">
      <h3>{t.label}</h3>
      <p class="quality-answer">
        <strong>{t.labelCount(view.format.number(label.present))}.</strong>{' '}
        {label.hasLabel ? t.labelAttached : t.labelMissing}
      </p>
      <details class="details">
        <summary class="details-summary">{t.labelCaption}</summary>
        <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.labelCaption}>
          <table class="table table--compact">
            <caption class="sr-only">{t.labelCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.element}</th>
                <th scope="col">{t.evidence}</th>
              </tr>
            </thead>
            <tbody>
              {LABEL_ELEMENTS.map(({ letter, label: name }) => {
                const evidence = label.elements.find((each) => each.letter === letter)?.evidence ?? []
                return (
                  <tr>
                    <th scope="row">
                      {letter}) {name[view.language]}
                    </th>
                    <td class={evidence.length === 0 ? 'soft' : undefined}>
                      {evidence.length === 0
                        ? t.noEvidence
                        : evidence.map((key) => nameOf(view, key)).join(', ')}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </details>
      <p class="quality-note">{t.labelLead}</p>
    </section>
  )
}

function answerOf({ t, format }: View, confirmation: Confirmation): string {
  switch (confirmation.kind) {
    case 'confirmed':
      return t.quality.confirmed(format.day(confirmation.on), format.day(confirmation.due))
    case 'overdue':
      return t.quality.overdue(format.day(confirmation.on), format.day(confirmation.due))
    case 'unknown':
      return t.quality.unknown
  }
}

/** The yearly check of EHDS Art. 60. */
export const ConfirmationFacts = ({ view, confirmation }: { view: View; confirmation: Confirmation }) => (
  <section class="quality-part">
    <h3>{view.t.quality.confirmation}</h3>
    <p class="quality-answer">{answerOf(view, confirmation)}</p>
    <p class="quality-note">{view.t.quality.confirmationLead}</p>
  </section>
)
