import type { Publication } from '../../catalogue/record.ts'
import { datasetProperties, type PropertyDeclaration } from '../../dataset/properties.ts'
import type { View } from '../view.ts'

const LABELS: ReadonlyMap<string, PropertyDeclaration['label']> = new Map(
  Object.values<PropertyDeclaration>(datasetProperties).map(({ iri, label }) => [iri, label]),
)
const MOST_NAMED = 8

/** Who else publishes the dataset, where, and what they say otherwise. */
export const Publications = ({
  view,
  id,
  publications,
  sourceName,
}: {
  view: View
  /** Of the record that is shown. */
  id: string
  publications: readonly Publication[]
  sourceName: (source: string) => string
}) => {
  const { dataset: t } = view.t
  if (publications.length === 0) return null
  return (
    <>
      <dt>{t.alsoPublishedBy}</dt>
      {publications.map((publication) => (
        <dd>
          <a href={view.to(`/sources/${encodeURIComponent(publication.source)}`)}>
            {sourceName(publication.source)}
          </a>
          {publication.id !== id && (
            <>
              {', '}
              <a href={view.to(`/datasets/${encodeURIComponent(publication.id)}`)}>{t.publishedAs}</a>
            </>
          )}
          {publication.differs.length > 0 && ` (${t.differsIn(namesOf(view, publication))})`}
        </dd>
      ))}
    </>
  )
}

function namesOf(view: View, { differs }: Publication): string {
  const names = [...new Set(differs.map((iri) => LABELS.get(iri)?.[view.language] ?? iri))]
  const rest = names.length - MOST_NAMED
  if (rest <= 0) return view.format.list(names)
  return view.format.list([
    ...names.slice(0, MOST_NAMED),
    view.t.dataset.moreFields(view.format.number(rest)),
  ])
}
