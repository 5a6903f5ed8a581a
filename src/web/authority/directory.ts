import type { CatalogueStore, StoredSource } from '../../catalogue/store.ts'
import { slugOf } from '../../search/concepts.ts'
import { dataMapOf, type DataMap } from '../../search/data-map.ts'
import type { SearchEngine } from '../../search/engine.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { authoritiesFrom, authorityFrom, type Authority } from './authorities.ts'

/** What the pages know about authorities and sources at one position of the catalogue. */
export interface Directory {
  readonly bySlug: ReadonlyMap<string, Authority>
  readonly byIri: ReadonlyMap<string, Authority>
  readonly sources: readonly StoredSource[]
  readonly map: DataMap
}

interface Catalogue {
  readonly store: CatalogueStore
  readonly engine: SearchEngine
  readonly vocabulary: Vocabulary
}

/** Most authorities without a source of their own that are looked up in their records. */
const MOST_LOOKED_UP = 200

/** Reads the directory, again only when the catalogue has changed. */
export function directoryReader(catalogue: Catalogue): () => Promise<Directory> {
  let read: { readonly state: string; readonly directory: Promise<Directory> } | undefined
  return async () => {
    const { store, engine } = catalogue
    const sources = await store.sources()
    const described = sources.map(({ id, catalogue: text }) => `${id}:${text.length}`).join()
    const state = `${await store.sequence()} ${await engine.position()} ${described}`
    if (read?.state === state) return read.directory
    const directory = readDirectory(catalogue, sources)
    // A failed reading must not be remembered.
    directory.catch(() => (read = undefined))
    read = { state, directory }
    return directory
  }
}

async function readDirectory(catalogue: Catalogue, sources: readonly StoredSource[]): Promise<Directory> {
  const map = await dataMapOf(catalogue.engine)
  const byIri = new Map(authoritiesFrom(sources, catalogue.vocabulary))
  const bySlug = new Map([...byIri.values()].map((authority) => [authority.slug, authority]))
  const missing = map.authorities.map(({ value }) => value).filter((slug) => !bySlug.has(slug))
  for (const slug of missing.slice(0, MOST_LOOKED_UP)) {
    const authority = await publisherOfRecords(catalogue, slug)
    if (!authority) continue
    bySlug.set(slug, authority)
    byIri.set(authority.iri, authority)
  }
  return { bySlug, byIri, sources, map }
}

/** An authority that no source's catalogue describes, as the publisher of one of its datasets. */
async function publisherOfRecords(
  { store, engine, vocabulary }: Catalogue,
  slug: string,
): Promise<Authority | undefined> {
  const { hits } = await engine.search({
    text: '',
    language: 'da',
    sort: 'relevance',
    limit: 1,
    offset: 0,
    filters: { authority: [slug] },
    ranges: {},
  })
  const record = hits[0] && (await store.record(hits[0].id))
  const agents = record ? [...record.description.publisher, ...record.description.custodian] : []
  const agent = agents.find(({ iri }) => iri !== undefined && slugOf(iri) === slug)
  return agent && authorityFrom(agent, vocabulary)
}
