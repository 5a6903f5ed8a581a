import { raw } from 'hono/html'
import type { CatalogueRecord, Publication, RecordVersion } from '../../catalogue/record.ts'
import type { SimilarDataset } from '../../search/engine.ts'
import type { Profiles } from '../../validation/profiles.ts'
import { dcat } from '../../rdf/namespaces.ts'
import type { Crumb } from '../layout/breadcrumbs.tsx'
import { Page } from '../layout/page.tsx'
import { searchPath } from '../front/matrix.tsx'
import { DescriptionQualitySection, type DescriptionQuality } from '../quality/description-quality.tsx'
import type { Labels } from '../labels.ts'
import { foreignLang } from '../text.ts'
import type { View } from '../view.ts'
import { AccessBox } from './access-box.tsx'
import type { Shown } from './context.ts'
import { OtherStatements } from './other-statements.tsx'
import { PropertySection } from './properties.tsx'
import { History, RdfSection, RecordFacts } from './record-facts.tsx'
import { schemaOrgDataset, scriptSafeJson } from './schema-org.ts'
import { Similar } from './similar.tsx'
import { Summary } from './summary.tsx'
import { Prose, textFor, textsFor } from './texts.tsx'
import { Variables } from './variables.tsx'

export interface DatasetPageProps {
  readonly shown: Shown
  readonly labels: Labels
  readonly record: CatalogueRecord
  readonly versions: readonly RecordVersion[]
  readonly turtle: string | undefined
  readonly sourceName: (id: string) => string
  /** Set when an earlier state was asked for. */
  readonly at: string | undefined
  readonly profiles: Pick<Profiles, 'manifest'>
  readonly about: DescriptionQuality
  readonly similar: readonly SimilarDataset[]
  /** What others publish of the same dataset; those of a record of the catalogue. */
  readonly publications?: readonly Publication[]
  /** Path of the rehearsal that the record is part of; absent for a record of the catalogue. */
  readonly rehearsal?: string
}

const MEDIA_TYPES = [
  ['text/turtle', 'ttl'],
  ['application/ld+json', 'jsonld'],
  ['application/rdf+xml', 'rdf'],
  ['application/n-triples', 'nt'],
] as const

const HeadLinks = ({ shown, record }: { shown: Shown; record: CatalogueRecord }) => (
  <>
    {MEDIA_TYPES.map(([type, suffix]) => (
      <link
        rel="alternate"
        type={type}
        href={`${shown.view.configuration.server.publicUrl}/datasets/${record.id}.${suffix}`}
      />
    ))}
    <script type="application/ld+json">{raw(scriptSafeJson(schemaOrgDataset(shown, record)))}</script>
  </>
)

export const titleOf = (view: View, record: CatalogueRecord): string =>
  textFor(record.description.title, view.language)?.value ?? view.t.dataset.untitled

const Heading = ({ shown, labels, record }: DatasetPageProps) => {
  const { view, vocabulary } = shown
  const { description } = record
  const title = textFor(description.title, view.language)
  const names = textsFor(description.alternative, view.language).slice(0, 6)
  const categories = description.healthCategory.flatMap(({ iri }) =>
    iri === undefined ? [] : [vocabulary.concept(iri)?.code ?? ''],
  )
  return (
    <header class="dataset-heading">
      <p class="tagline">
        {description.types.includes(dcat.DatasetSeries) ? view.t.dataset.series : view.t.dataset.kind}
      </p>
      <h1 lang={foreignLang(title, view.language)}>{titleOf(view, record)}</h1>
      {names.length > 0 && <p class="other-names">{names.map(({ value }) => value).join(' · ')}</p>}
      <p class="badges">
        {categories
          .filter((code) => code !== '')
          .map((code) => (
            <a class="badge" href={view.to(searchPath({ category: code }))}>
              {labels.facetValue('category', code)}
            </a>
          ))}
      </p>
    </header>
  )
}

const Notices = ({ shown: { view }, record, at, rehearsal }: DatasetPageProps) => {
  const { dataset: t } = view.t
  return (
    <>
      {rehearsal !== undefined && (
        <div class="alert alert-warning">
          <div class="alert-body">
            <p class="alert-text">
              {view.t.rehearsal.notice} <a href={view.to(rehearsal)}>{view.t.rehearsal.back}</a>
            </p>
          </div>
        </div>
      )}
      {at !== undefined && (
        <div class="alert alert-info">
          <div class="alert-body">
            <p class="alert-text">
              {t.earlier(view.format.time(at))}{' '}
              <a href={view.to(`/datasets/${encodeURIComponent(record.id)}`)}>{t.newest}</a>
            </p>
          </div>
        </div>
      )}
      {record.ledBy !== undefined && (
        <div class="alert alert-info">
          <div class="alert-body">
            <p class="alert-text">
              {t.ledBy} <a href={view.to(`/datasets/${encodeURIComponent(record.ledBy)}`)}>{record.ledBy}</a>
            </p>
          </div>
        </div>
      )}
      {record.state === 'missing' && (
        <div class="alert alert-warning">
          <div class="alert-body">
            <p class="alert-text">{t.missing(view.format.day(record.missingSince ?? record.lastSeen))}</p>
          </div>
        </div>
      )}
    </>
  )
}

/** Where the record came from and how it changed: what only a record of the catalogue has. */
const Provenance = (props: DatasetPageProps) => {
  const { shown, record, versions, turtle, sourceName, publications = [] } = props
  const { view } = shown
  return (
    <>
      <RecordFacts
        view={view}
        vocabulary={shown.vocabulary}
        record={record}
        sourceName={sourceName}
        publications={publications}
      />
      <History view={view} id={record.id} versions={versions} />
      <RdfSection view={view} record={record} turtle={turtle} />
    </>
  )
}

const Sections = (props: DatasetPageProps) => {
  const { shown, record, profiles, about } = props
  const { description } = record
  return (
    <div class="dataset-rest">
      <PropertySection shown={shown} section="about" description={description} />
      <PropertySection shown={shown} section="coverage" description={description} />
      <PropertySection shown={shown} section="content" description={description} />
      <Variables shown={shown} description={description} />
      <PropertySection shown={shown} section="access" description={description} />
      <PropertySection shown={shown} section="quality" description={description} />
      <PropertySection shown={shown} section="relations" description={description} />
      <PropertySection shown={shown} section="management" description={description} />
      <OtherStatements shown={shown} statements={description.other} />
      <DescriptionQualitySection
        view={shown.view}
        vocabulary={shown.vocabulary}
        profiles={profiles}
        about={about}
      />
      <Similar view={shown.view} labels={props.labels} similar={props.similar} />
      {props.rehearsal === undefined && <Provenance {...props} />}
    </div>
  )
}

const trailOf = ({ shown: { view }, rehearsal }: DatasetPageProps, title: string): readonly Crumb[] =>
  rehearsal === undefined
    ? [{ text: view.t.search.title, path: '/search' }, { text: title }]
    : [
        { text: view.t.validate.title, path: '/validate' },
        { text: view.t.rehearsal.title, path: rehearsal },
        { text: title },
      ]

export const DatasetPage = (props: DatasetPageProps) => {
  const { shown, record, at, rehearsal } = props
  const { view } = shown
  const { description } = record
  const title = titleOf(view, record)
  const isRehearsed = rehearsal !== undefined
  return (
    <Page
      view={view}
      title={isRehearsed ? `${title} – ${view.t.rehearsal.title}` : title}
      description={textFor(description.description, view.language)?.value ?? title}
      trail={trailOf(props, title)}
      current={isRehearsed ? 'validate' : 'search'}
      scripts={['copy']}
      head={!isRehearsed && <HeadLinks shown={shown} record={record} />}
      index={at === undefined && !isRehearsed}
    >
      <article class="dataset">
        <Notices {...props} />
        <Heading {...props} />
        <div class="dataset-columns">
          <div class="dataset-main">
            <div class="dataset-description">
              <Prose view={view} texts={description.description} />
            </div>
            <Summary shown={shown} description={description} />
          </div>
          <AccessBox shown={shown} record={record} />
          <Sections {...props} />
        </div>
      </article>
    </Page>
  )
}

/** What stays of a deleted dataset (HTTP 410): that it was here, and its history. */
export const TombstonePage = ({
  view,
  record,
  versions,
}: {
  view: View
  record: CatalogueRecord
  versions: readonly RecordVersion[]
}) => {
  const { dataset: t } = view.t
  const title = titleOf(view, record)
  return (
    <Page
      view={view}
      title={t.gone}
      index={false}
      trail={[{ text: view.t.search.title, path: '/search' }, { text: title }]}
    >
      <h1>{title}</h1>
      <div class="alert alert-warning">
        <div class="alert-body">
          <p class="alert-heading">{t.gone}</p>
          <p class="alert-text">
            {record.deletedAt === undefined
              ? t.goneLeadUndated
              : t.goneLead(view.format.day(record.deletedAt))}
          </p>
        </div>
      </div>
      <dl class="facts">
        <dt>{t.identifier}</dt>
        <dd>
          <code>{record.iri}</code>
        </dd>
      </dl>
      <History view={view} id={record.id} versions={versions} />
    </Page>
  )
}
