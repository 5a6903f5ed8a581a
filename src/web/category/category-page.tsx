import type { SearchHit } from '../../search/query.ts'
import type { Concept } from '../../vocabulary/concept.ts'
import { searchPath } from '../front/matrix.tsx'
import type { MapTable } from '../front/map-table.ts'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../layout/search-box.tsx'
import type { Labels } from '../labels.ts'
import type { View } from '../view.ts'

export interface CategoryPageProps {
  readonly view: View
  readonly labels: Labels
  readonly category: Concept
  readonly map: MapTable
  readonly total: number
  readonly datasets: readonly SearchHit[]
}

const Facts = ({ view, category }: CategoryPageProps) => {
  const { category: t } = view.t
  const { article51, appliesFrom } = category.extra
  return (
    <dl class="facts">
      <dt>{t.article}</dt>
      <dd>{t.letter(article51 ?? '')}</dd>
      {appliesFrom !== undefined && (
        <>
          <dt>{t.appliesFrom}</dt>
          <dd>{view.format.day(appliesFrom)}</dd>
        </>
      )}
      <dt>{t.code}</dt>
      <dd>
        <code>{category.code}</code>
      </dd>
    </dl>
  )
}

const Authorities = ({ view, category, map }: CategoryPageProps) => {
  const index = map.columns.findIndex(({ code }) => code === category.code)
  const rows = map.groups
    .flatMap(({ rows: all }) => all)
    .map(({ slug, name, cells }) => ({ slug, name, count: cells[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || view.format.compare(a.name, b.name))
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{view.t.category.authorities}</h2>
      <ul class="nobullet-list map-chips">
        {rows.map(({ slug, name, count }) => (
          <li>
            <a
              class="map-chip shade-1"
              href={view.to(searchPath({ category: category.code, authority: slug }))}
            >
              {name} <strong>{view.format.number(count)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One of the categories of EHDS Article 51: what it is, and who has data in it. */
export const CategoryPage = (props: CategoryPageProps) => {
  const { view, labels, category, total, datasets } = props
  const { language, t } = view
  const name = category.labels[language] ?? category.code
  const short = category.shortLabels[language] ?? name
  return (
    <Page
      view={view}
      title={short}
      description={name}
      current="map"
      trail={[{ text: short }]}
      scripts={['suggest']}
    >
      <p class="tagline">{t.category.kind}</p>
      <h1>{short}</h1>
      <p class="page-lead">{name}</p>
      {category.definition?.[language] !== undefined && <p>{category.definition[language]}</p>}
      <Facts {...props} />
      <section>
        <h2>
          {t.authority.datasets} <span class="soft">({view.format.number(total)})</span>
        </h2>
        {total === 0 ? (
          <p>{t.front.gap}.</p>
        ) : (
          <>
            <SearchBox view={view} id="q" label={t.category.searchIn} hidden={{ category: category.code }} />
            <ul class="authority-datasets">
              {datasets.map(({ id, document }) => (
                <li>
                  <a href={view.to(`/datasets/${encodeURIComponent(id)}`)}>{labels.titleOf(document)}</a>{' '}
                  <span class="soft">{labels.authorityOf(document)}</span>
                </li>
              ))}
            </ul>
            {total > datasets.length && (
              <p>
                <a href={view.to(searchPath({ category: category.code }))}>
                  {t.search.showAll(view.format.number(total))}
                </a>
              </p>
            )}
          </>
        )}
      </section>
      <Authorities {...props} />
    </Page>
  )
}
