import type { SimilarDataset, SimilarityReason } from '../../search/engine.ts'
import { foreignLang, localTextIn } from '../text.ts'
import type { View } from '../view.ts'
import type { Labels } from '../labels.ts'

const KINDS = [
  'derived',
  'origin',
  'concept',
  'theme',
  'variable',
  'publisher',
] as const satisfies readonly SimilarityReason['kind'][]
const MOST_NAMED = 4

/** What they have in common, a part of a sentence for each kind. */
function inCommon(view: View, reasons: readonly SimilarityReason[]): string {
  const parts = KINDS.flatMap((kind) => {
    const names = reasons.filter((reason) => reason.kind === kind).map(({ label }) => label[view.language])
    const named = [...new Set(names)].slice(0, MOST_NAMED)
    return named.length === 0 ? [] : [view.t.similar.because[kind](view.format.list(named))]
  })
  return parts.join('; ')
}

/** The datasets nearest to the one shown, and why. */
export const Similar = ({
  view,
  labels,
  similar,
}: {
  view: View
  labels: Labels
  similar: readonly SimilarDataset[]
}) => {
  const { similar: t } = view.t
  if (similar.length === 0) return null
  return (
    <section class="dataset-section" id="similar">
      <h2>{t.title}</h2>
      <ul class="nobullet-list similar">
        {similar.map(({ document, reasons }) => {
          const title = localTextIn(document.title, view.language)
          const common = inCommon(view, reasons)
          return (
            <li>
              <a
                href={view.to(`/datasets/${encodeURIComponent(document.id)}`)}
                lang={foreignLang(title, view.language)}
              >
                {labels.titleOf(document)}
              </a>{' '}
              <span class="soft">{labels.authorityOf(document)}</span>
              {common !== '' && <p class="soft">{t.common(common)}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
