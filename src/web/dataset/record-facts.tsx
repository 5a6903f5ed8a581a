import type { CatalogueRecord, Publication, RecordVersion } from '../../catalogue/record.ts'
import { citationOf } from '../../search/export/citation.ts'
import { listedFrom } from '../../search/export/listed.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { Copyable } from './copyable.tsx'
import { diffPath } from './diff-page.tsx'
import { SafeLink } from './links.tsx'
import { Publications } from './publications.tsx'
import type { View } from '../view.ts'

interface RecordFactsProps {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly record: CatalogueRecord
  /** Source id → title in the language of the page. */
  readonly sourceName: (id: string) => string
  readonly publications: readonly Publication[]
}

/** What to write when referring to it, and the same for reference managers. */
const Reference = ({ view, vocabulary, record }: Omit<RecordFactsProps, 'publications'>) => {
  const { language, configuration } = view
  const writing = {
    language,
    vocabulary,
    publicUrl: configuration.server.publicUrl,
    catalogue: configuration.catalogue.title[language],
  }
  const { apa } = citationOf(
    { dataset: listedFrom({ record, vocabulary }), version: record.version },
    writing,
  )
  const address = `/api/v1/datasets/${encodeURIComponent(record.id)}/citation?lang=${language}&format=`
  return (
    <>
      <Copyable view={view} text={apa} />
      <p class="reference-forms">
        <a href={`${address}ris`}>RIS</a> <a href={`${address}bibtex`}>BibTeX</a>
      </p>
    </>
  )
}

export const RecordFacts = (props: RecordFactsProps) => {
  const { view, record, sourceName, publications } = props
  const { dataset: t } = view.t
  const sourceLink = (id: string) => (
    <a href={view.to(`/sources/${encodeURIComponent(id)}`)}>{sourceName(id)}</a>
  )
  return (
    <section class="dataset-section" id="record">
      <h2>{t.record}</h2>
      <dl class="facts">
        <dt>{t.address}</dt>
        <dd>
          <Copyable view={view} text={`${view.configuration.server.publicUrl}/datasets/${record.id}`} />
        </dd>
        <dt>{t.identifier}</dt>
        <dd>
          <Copyable view={view} text={record.iri} />
        </dd>
        <dt>{t.cite}</dt>
        <dd>
          <Reference {...props} />
        </dd>
        <dt>{t.source}</dt>
        <dd>{sourceLink(record.source)}</dd>
        <Publications view={view} id={record.id} publications={publications} sourceName={sourceName} />
        <dt>{t.firstSeen}</dt>
        <dd>{view.format.time(record.firstSeen)}</dd>
        <dt>{t.lastChanged}</dt>
        <dd>{view.format.time(record.lastChanged)}</dd>
        <dt>{t.lastSeen}</dt>
        <dd>{view.format.time(record.lastSeen)}</dd>
      </dl>
    </section>
  )
}

export const History = ({
  view,
  id,
  versions,
}: {
  view: View
  id: string
  versions: readonly RecordVersion[]
}) => {
  const { dataset: t } = view.t
  if (versions.length === 0) return null
  return (
    <section class="dataset-section" id="history">
      <h2>{t.history}</h2>
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.historyCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.historyCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.version}</th>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.run}</th>
              <th scope="col">{t.differences}</th>
            </tr>
          </thead>
          <tbody>
            {versions.toReversed().map((version) => (
              <tr>
                <th scope="row">
                  <a
                    href={view.to(`/datasets/${encodeURIComponent(id)}?at=${encodeURIComponent(version.at)}`)}
                  >
                    {view.format.number(version.number)}
                  </a>
                </th>
                <td>{view.format.time(version.at)}</td>
                <td>{t.changes[version.change]}</td>
                <td>
                  <a href={view.to(`/runs/${encodeURIComponent(version.run)}`)}>
                    {t.run} <span class="sr-only">{view.format.time(version.at)}</span>
                  </a>
                </td>
                <td>
                  {version.number > 1 && (
                    <a href={view.to(diffPath(id, { to: version.number }))}>
                      {t.seeDifferences}{' '}
                      <span class="sr-only">{t.inVersion(view.format.number(version.number))}</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const SYNTAXES = [
  ['ttl', 'Turtle'],
  ['jsonld', 'JSON-LD'],
  ['rdf', 'RDF/XML'],
  ['nt', 'N-Triples'],
] as const

export const RdfSection = ({
  view,
  record,
  turtle,
}: {
  view: View
  record: CatalogueRecord
  turtle: string | undefined
}) => {
  const { dataset: t } = view.t
  const base = `/datasets/${encodeURIComponent(record.id)}`
  return (
    <section class="dataset-section" id="rdf">
      <h2>{t.rdf}</h2>
      <p>
        {t.rdfLead}{' '}
        {SYNTAXES.map(([suffix, name], index) => [
          index > 0 && ', ',
          <a href={`${base}.${suffix}`} rel="alternate">
            {name}
          </a>,
        ])}
        {', '}
        <a href={`${base}.json`} rel="alternate">
          JSON
        </a>
        .
      </p>
      {turtle !== undefined && (
        <details class="details">
          <summary class="details-summary">{t.rdfShow}</summary>
          <pre class="rdf" tabindex={0} aria-label="Turtle">
            <code>{turtle}</code>
          </pre>
        </details>
      )}
      <p class="soft">
        {t.identifier}: <SafeLink iri={record.iri}>{record.iri}</SafeLink>
      </p>
    </section>
  )
}
