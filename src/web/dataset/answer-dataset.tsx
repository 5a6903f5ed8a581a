import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { Concept } from '../../dataset/description.ts'
import { datasetProperties, type PropertyDeclaration } from '../../dataset/properties.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import { serializeRdf } from '../../rdf/serialize.ts'
import { BadAddressPage } from '../errors.tsx'
import { labelsOf, notFoundPage, type PageContext } from '../page-context.tsx'
import { qualityOfRecord } from '../quality/quality-of-record.ts'
import { sourceTitle } from '../source/source-title.ts'
import type { KnownRecord } from './context.ts'
import { DatasetPage, TombstonePage, titleOf } from './dataset-page.tsx'
import { readMoment } from '../../catalogue/moment.ts'

/** Larger descriptions are downloaded, not shown in the page. */
const MOST_SHOWN_CHARACTERS = 100_000
const MOST_LOOKED_UP = 200
const SIMILAR_SHOWN = 5

export async function answerDataset(context: PageContext): Promise<Response> {
  const { c, view, store } = context
  const id = c.req.param('id') ?? ''
  const moment = readMoment(c.req.query('at'))
  if (!moment) return c.html(<BadAddressPage view={view} detail={view.t.errors.badTime} />, 400)
  const record = await store.record(id, moment.at)
  if (!record) return notFoundPage(context, view.t.errors.datasetNotFound)
  const versions = await store.versions(id)
  if (record.state === 'deleted') {
    return c.html(<TombstonePage view={view} record={record} versions={versions} />, 410)
  }
  const directory = await context.readDirectory()
  const sources = new Map(directory.sources.map((source) => [source.id, sourceTitle(view, source)]))
  return c.html(
    <DatasetPage
      shown={{
        view,
        vocabulary: context.vocabulary,
        authorities: directory.byIri,
        records: await recordsReferredTo(context, record),
      }}
      labels={labelsOf(context, directory)}
      record={record}
      versions={versions}
      turtle={await turtleOf(record)}
      sourceName={(source) => sources.get(source) ?? source}
      at={moment.at}
      publications={record.alsoPublishedBy.length === 0 ? [] : await store.publications(id)}
      profiles={context.profiles}
      about={await qualityOfRecord(context, record, moment.at)}
      similar={moment.at === undefined ? await context.engine.similar({ id, limit: SIMILAR_SHOWN }) : []}
    />,
  )
}

export async function turtleOf({ ntriples }: CatalogueRecord): Promise<string | undefined> {
  if (ntriples.length > MOST_SHOWN_CHARACTERS) return undefined
  return serializeRdf(parseNTriples(ntriples), 'turtle')
}

/** The records of ours that a description points at, so that relations lead to our pages. */
async function recordsReferredTo(
  { store, view }: PageContext,
  { description }: CatalogueRecord,
): Promise<ReadonlyMap<string, KnownRecord>> {
  const resources = Object.entries<PropertyDeclaration>(datasetProperties)
    .filter(([, { section, kind }]) => section === 'relations' && kind === 'resource')
    .flatMap(([name]) => description[name as keyof typeof datasetProperties] as readonly Concept[])
  const targets = [...resources, ...description.qualifiedRelation.flatMap(({ target }) => target)]
  const iris = [...new Set(targets.flatMap(({ iri }) => (iri === undefined ? [] : [iri])))].slice(
    0,
    MOST_LOOKED_UP,
  )
  const ids = new Map<string, string>()
  for (const iri of iris) {
    const id = await store.idOf(iri)
    if (id !== undefined) ids.set(iri, id)
  }
  const records = await store.recordsOf([...new Set(ids.values())])
  const titles = new Map(records.map((record) => [record.id, titleOf(view, record)]))
  return new Map([...ids].map(([iri, id]) => [iri, { id, title: titles.get(id) ?? iri }]))
}
