import { MQA_INDICATORS, type Dimension, type Indicator, type MqaScore } from '../../quality/mqa.ts'
import { DIMENSIONS } from '../../quality/words.ts'
import { facetLabel } from '../../search/labels.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { View } from '../view.ts'
import { Bar } from './bar.tsx'

export interface MqaProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly mqa: MqaScore
}

type State = 'met' | 'missed' | 'unmeasured'

const stateOf = ({ met, missed }: MqaScore, { key }: Indicator): State =>
  met.includes(key) ? 'met' : missed.includes(key) ? 'missed' : 'unmeasured'

const sumOf = (indicators: readonly Indicator[]) => indicators.reduce((sum, { points }) => sum + points, 0)

/** Names and points of the indicators in one state. */
const Reasons = ({ view, mqa, dimension }: MqaProps & { dimension: Dimension }) => {
  const { quality: t } = view.t
  const own = MQA_INDICATORS.filter((each) => each.dimension === dimension)
  return (
    <ul class="nobullet-list mqa-reasons">
      {(['met', 'missed', 'unmeasured'] as const).map((state) => {
        const shown = own.filter((each) => stateOf(mqa, each) === state)
        if (shown.length === 0) return null
        return (
          <li>
            <span class="soft">{t[state]}:</span>{' '}
            {shown
              .map(({ label, points }) => `${label[view.language]} (${view.format.number(points)})`)
              .join(', ')}
          </li>
        )
      })}
    </ul>
  )
}

const Row = (props: MqaProps & { dimension: Dimension }) => {
  const { view, mqa, dimension } = props
  const { quality: t } = view.t
  const own = MQA_INDICATORS.filter((each) => each.dimension === dimension)
  const points = sumOf(own.filter((each) => stateOf(mqa, each) === 'met'))
  return (
    <tr>
      <th scope="row">{DIMENSIONS[dimension][view.language]}</th>
      <td class="mqa-points">
        <span class="nowrap">{t.pointsOf(view.format.number(points), view.format.number(sumOf(own)))}</span>
        <Bar value={points} of={sumOf(own)} />
      </td>
      <td>
        <Reasons {...props} />
      </td>
    </tr>
  )
}

const whyUnmeasured = ({ view, mqa }: MqaProps): readonly string[] => {
  const { unmeasuredWhy } = view.t.quality
  return [
    ...(mqa.unmeasured.some((key) => key.endsWith('Reachable')) ? [unmeasuredWhy.reach] : []),
    ...(mqa.unmeasured.includes('dcatAp') ? [unmeasuredWhy.dcatAp] : []),
  ]
}

export const bandLabel = ({ view, vocabulary, mqa }: MqaProps): string =>
  facetLabel('mqa', mqa.band, { vocabulary })[view.language]

/** Points by dimension, each with what gave it and what did not. */
export const MqaFacts = (props: MqaProps) => {
  const { view, mqa } = props
  const { quality: t } = view.t
  return (
    <section class="quality-part">
      <h3>{t.mqa}</h3>
      <p class="quality-answer">
        <strong>
          {t.mqaCount(
            view.format.number(mqa.points),
            view.format.number(mqa.of),
            bandLabel(props).toLowerCase(),
          )}
        </strong>
      </p>
      <Bar value={mqa.points} of={mqa.of} />
      <p class="quality-note">{t.mqaCaveat}</p>
      <details class="details">
        <summary class="details-summary">{t.mqaCaption}</summary>
        <p class="soft">{t.mqaName}</p>
        <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.mqaCaption}>
          <table class="table table--compact mqa-table">
            <caption class="sr-only">{t.mqaCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.dimension}</th>
                <th scope="col">{t.points}</th>
                <th scope="col">{t.reasons}</th>
              </tr>
            </thead>
            <tbody>
              {(Object.keys(DIMENSIONS) as Dimension[]).map((dimension) => (
                <Row {...props} dimension={dimension} />
              ))}
            </tbody>
          </table>
        </div>
        {mqa.notMeasured > 0 && (
          <p class="quality-note">
            {t.unmeasuredPoints(view.format.number(mqa.notMeasured))} {whyUnmeasured(props).join(' ')}
          </p>
        )}
      </details>
    </section>
  )
}
