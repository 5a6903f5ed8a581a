import { Icon } from '../layout/icon.tsx'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../layout/search-box.tsx'
import type { View } from '../view.ts'
import type { MapTable } from './map-table.ts'
import { Legend, Matrix, MatrixList, searchPath } from './matrix.tsx'

interface FrontProps {
  readonly view: View
  readonly map: MapTable
}

const Figure = ({ value, text, href }: { value: string; text: string; href: string }) => (
  <li>
    <a href={href} class="figure-link">
      <strong>{value}</strong>
      <span>{text}</span>
    </a>
  </li>
)

const Figures = ({ view, map }: FrontProps) => {
  const { t, format } = view
  const authorities = map.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const covered = map.columns.filter(({ count }) => count > 0).length
  return (
    <section aria-label={t.front.totals}>
      <ul class="nobullet-list figures">
        <Figure
          value={format.number(map.total)}
          text={t.front.datasets(map.total)}
          href={view.to('/search')}
        />
        <Figure
          value={format.number(authorities)}
          text={t.front.authorities(authorities)}
          href={view.to('/authorities')}
        />
        <Figure value={format.number(covered)} text={t.front.categories(map.columns.length)} href="#map" />
      </ul>
    </section>
  )
}

const Hero = ({ view, map }: FrontProps) => {
  const { front, searchBox } = view.t
  return (
    <div class="hero">
      <div class="container hero-columns">
        <div class="hero-find">
          <h1>{front.title}</h1>
          <p class="font-lead hero-lead">{view.configuration.catalogue.description[view.language]}</p>
          <SearchBox view={view} id="q" large />
          <p class="examples">
            <span>{searchBox.examples}</span>{' '}
            {searchBox.exampleQueries.map((query) => (
              <a href={view.to(searchPath({ q: query }))}>{query}</a>
            ))}
          </p>
        </div>
        <Figures view={view} map={map} />
      </div>
    </div>
  )
}

const Ways = ({ view }: { view: View }) => (
  <section class="ways">
    <h2>{view.t.front.waysTitle}</h2>
    <ul class="card-row row nobullet-list">
      {view.t.front.ways.map(({ href, title, text }) => (
        <li class="col-12 col-md-4">
          <a class="card" href={view.to(href)}>
            <span class="card-content">
              <strong class="card-heading h4">{title}</strong>
              <span>{text}</span>
            </span>
            <Icon view={view} name="arrow-forward" class="card-icon" />
          </a>
        </li>
      ))}
    </ul>
  </section>
)

export const FrontPage = ({ view, map }: FrontProps) => {
  const { front } = view.t
  const { title, description } = view.configuration.catalogue
  return (
    <Page
      view={view}
      title={title[view.language]}
      description={description[view.language]}
      current="map"
      scripts={['suggest']}
      hero={<Hero view={view} map={map} />}
    >
      <section id="map" class="map-section">
        <h2>{front.mapTitle}</h2>
        {map.total === 0 ? (
          <p>{front.empty}</p>
        ) : (
          <>
            <p class="map-lead">{front.mapLead}</p>
            <Matrix view={view} map={map} />
            <MatrixList view={view} map={map} />
            <Legend view={view} map={map} />
          </>
        )}
      </section>
      <Ways view={view} />
    </Page>
  )
}
