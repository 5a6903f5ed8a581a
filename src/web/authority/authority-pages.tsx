import type { SearchHit } from '../../search/query.ts'
import { ContactPointLines } from '../dataset/nodes.tsx'
import { SafeLink, safeAddress } from '../dataset/links.tsx'
import { renderNode } from '../dataset/nodes.tsx'
import { Prose, textFor, textsFor } from '../dataset/texts.tsx'
import type { Shown } from '../dataset/context.ts'
import type { MapTable } from '../front/map-table.ts'
import { searchPath } from '../front/matrix.tsx'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../layout/search-box.tsx'
import { Icon } from '../layout/icon.tsx'
import type { Labels } from '../labels.ts'
import { OverviewSection } from '../quality/overview-sections.tsx'
import type { Overview } from '../quality/overview.ts'
import type { View } from '../view.ts'
import type { Authority } from './authorities.ts'

const CARD_CHARACTERS = 300

interface ListProps {
  readonly view: View
  readonly map: MapTable
  readonly authorities: ReadonlyMap<string, Authority>
}

const Card = ({
  view,
  name,
  count,
  slug,
  authority,
}: {
  view: View
  name: string
  count: number
  slug: string
  authority: Authority | undefined
}) => {
  const role = authority && textFor(authority.agent.description, view.language)?.value
  return (
    <li class="authority-item">
      <h3 class="h5">
        <a href={view.to(`/authorities/${encodeURIComponent(slug)}`)}>{name}</a>
      </h3>
      <p class="authority-count">{view.t.authority.count(count, view.format.number(count))}</p>
      {role && <p class="authority-role">{firstSentences(role)}</p>}
    </li>
  )
}

/** As many whole sentences as fit on a card, and at least a part of the first. */
function firstSentences(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  let shown = sentences[0] ?? ''
  for (const sentence of sentences.slice(1)) {
    if (shown.length + sentence.length > CARD_CHARACTERS) break
    shown += ` ${sentence}`
  }
  return shown.length > CARD_CHARACTERS ? `${shown.slice(0, CARD_CHARACTERS)} …` : shown
}

export const AuthoritiesPage = ({ view, map, authorities }: ListProps) => {
  const { authority: t, front } = view.t
  return (
    <Page
      view={view}
      title={t.listTitle}
      description={t.listLead}
      current="authorities"
      trail={[{ text: t.listTitle }]}
    >
      <h1>{t.listTitle}</h1>
      <p class="page-lead">{t.listLead}</p>
      {map.groups.length === 0 && <p>{front.empty}</p>}
      {map.groups.map(({ group, rows }) => (
        <section class="authority-group">
          <h2 class="h4">{front.groups[group]}</h2>
          <ul class="nobullet-list authority-list">
            {rows
              .toSorted((a, b) => view.format.compare(a.name, b.name))
              .map(({ slug, name, count }) => (
                <Card view={view} slug={slug} name={name} count={count} authority={authorities.get(slug)} />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

export interface AuthorityPageProps {
  readonly shown: Shown
  readonly labels: Labels
  readonly authority: Authority
  readonly name: string
  readonly total: number
  readonly datasets: readonly SearchHit[]
  /** Code → datasets of this authority. */
  readonly categories: readonly { readonly code: string; readonly count: number }[]
  readonly overview: Overview
}

const Facts = ({ shown, authority: { agent, iri }, labels: _labels }: AuthorityPageProps) => {
  const { view, vocabulary } = shown
  const { authority: t } = view.t
  const names = textsFor(agent.alternative, view.language)
  const type = agent.type[0]?.iri
  const homepage = agent.homepage.find(safeAddress)
  return (
    <dl class="facts">
      {type !== undefined && (
        <>
          <dt>{t.type}</dt>
          <dd>{vocabulary.label(type, view.language) ?? type}</dd>
        </>
      )}
      {names.length > 0 && (
        <>
          <dt>{t.alternative}</dt>
          <dd>{names.map(({ value }) => value).join(', ')}</dd>
        </>
      )}
      {agent.spatial.length > 0 && (
        <>
          <dt>{t.area}</dt>
          <dd>
            {agent.spatial.map((place, index) => [index > 0 && ', ', renderNode(shown, 'place', place)])}
          </dd>
        </>
      )}
      {homepage !== undefined && (
        <>
          <dt>{t.homepage}</dt>
          <dd>
            <SafeLink iri={homepage} />
          </dd>
        </>
      )}
      {(agent.contactPoint.length > 0 || agent.email.length > 0) && (
        <>
          <dt>{t.contact}</dt>
          <dd>
            {agent.contactPoint.map((point) => (
              <ContactPointLines shown={shown} point={point} />
            ))}
            {agent.email.map((email) => (
              <SafeLink iri={/^mailto:/i.test(email) ? email : `mailto:${email}`} />
            ))}
          </dd>
        </>
      )}
      <dt>{t.identifier}</dt>
      <dd>
        <code class="break">{iri}</code>
      </dd>
    </dl>
  )
}

const Datasets = ({ shown, labels, authority, datasets, total }: AuthorityPageProps) => {
  const { view } = shown
  const { authority: t } = view.t
  if (datasets.length === 0) return <p>{t.noDatasets}</p>
  return (
    <>
      <ul class="authority-datasets">
        {datasets.map(({ id, document }) => (
          <li>
            <a href={view.to(`/datasets/${encodeURIComponent(id)}`)}>{labels.titleOf(document)}</a>
          </li>
        ))}
      </ul>
      {total > datasets.length && (
        <p>
          <a href={view.to(searchPath({ authority: authority.slug }))}>
            {view.t.search.showAll(view.format.number(total))} <Icon view={view} name="arrow-forward" />
          </a>
        </p>
      )}
    </>
  )
}

export const AuthorityPage = (props: AuthorityPageProps) => {
  const { shown, labels, authority, name, total, categories, overview } = props
  const { view } = shown
  const { authority: t } = view.t
  return (
    <Page
      view={view}
      title={name}
      description={textFor(authority.agent.description, view.language)?.value ?? name}
      current="authorities"
      trail={[{ text: t.listTitle, path: '/authorities' }, { text: name }]}
      scripts={['suggest']}
    >
      <h1>{name}</h1>
      <div class="page-lead">
        {authority.agent.description.length > 0 ? (
          <Prose view={view} texts={authority.agent.description} />
        ) : (
          <p>{t.noDescription}</p>
        )}
      </div>
      <Facts {...props} />
      <section>
        <h2>
          {t.datasets} <span class="soft">({view.format.number(total)})</span>
        </h2>
        <SearchBox view={view} id="q" label={t.searchIn(name)} hidden={{ authority: authority.slug }} />
        <Datasets {...props} />
      </section>
      {categories.length > 0 && (
        <section>
          <h2>{t.categories}</h2>
          <ul class="nobullet-list map-chips">
            {categories.map(({ code, count }) => (
              <li>
                <a
                  class="map-chip shade-1"
                  href={view.to(searchPath({ authority: authority.slug, category: code }))}
                >
                  {labels.facetValue('category', code)} <strong>{view.format.number(count)}</strong>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OverviewSection view={view} vocabulary={shown.vocabulary} scope={{ authority }} overview={overview} />
    </Page>
  )
}
