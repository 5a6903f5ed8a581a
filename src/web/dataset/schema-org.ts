import type { CatalogueRecord } from '../../catalogue/record.ts'
import { safeAddress } from './links.tsx'
import type { Shown } from './context.ts'
import { conceptName } from './simple-values.tsx'
import { textFor, textsFor } from './texts.tsx'

const DESCRIPTION_CHARACTERS = 5000

const compact = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

/** The dataset in schema.org's words, for search engines; only what the description says. */
export function schemaOrgDataset(shown: Shown, record: CatalogueRecord): Record<string, unknown> {
  const { view } = shown
  const { description, iri, id } = record
  const { publicUrl } = view.configuration.server
  const one = (texts: typeof description.title) => textFor(texts, view.language)?.value
  const organization = (agent: (typeof description.publisher)[number]) =>
    compact({ '@type': 'Organization', name: one(agent.name), url: agent.homepage.find(safeAddress) })
  return compact({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': iri,
    url: `${publicUrl}${view.to(`/datasets/${id}`)}`,
    name: one(description.title) ?? view.t.dataset.untitled,
    alternateName: textsFor(description.alternative, view.language).map(({ value }) => value),
    description: one(description.description)?.slice(0, DESCRIPTION_CHARACTERS),
    keywords: textsFor(description.keyword, view.language).map(({ value }) => value),
    identifier: [iri, ...description.identifier.map(({ value }) => value)],
    publisher: description.publisher.map(organization),
    temporalCoverage: description.temporal.map(
      ({ start, end }) => `${start?.from ?? start?.written ?? '..'}/${end?.to ?? end?.written ?? '..'}`,
    ),
    spatialCoverage: description.spatial.map(
      ({ iri: place, name }) =>
        conceptName(shown, { ...(place === undefined ? {} : { iri: place }), labels: name }).value,
    ),
    conditionsOfAccess: description.accessRights.map((concept) => conceptName(shown, concept).value),
    license: description.license.flatMap((licence) => (licence.iri === undefined ? [] : [licence.iri])),
    dateModified: description.modified[0]?.from,
    datePublished: description.issued[0]?.from,
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: view.configuration.catalogue.title[view.language],
      url: publicUrl,
    },
  })
}

/** JSON for inside a <script>: no `<`, so that nothing harvested can end the element (HTML, "script data state"). */
export const scriptSafeJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
