import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { CatalogueStore, ChangeTime } from '../../catalogue/store.ts'
import { textIn } from '../../dataset/texts.ts'
import { DEFAULT_LIMIT, parametersFromQuery } from '../parameters.ts'
import type { SearchQuery } from '../query.ts'
import { ATOM_END, atomEntry, atomHead, type AtomEntry } from './atom.ts'
import { csvWriter, type CsvDialect } from './csv.ts'
import { listedFrom } from './listed.ts'
import { risReference } from './ris.ts'
import { writeEach } from './write-each.ts'
import { listWords, searchInWords } from './words.ts'
import { namesOf, oneLine, pageOf, type ListWriting } from './writing.ts'

type Pieces = AsyncGenerator<string, void, undefined>

interface ListSettings {
  readonly writing: ListWriting
  readonly store: Pick<CatalogueStore, 'recordsOf' | 'changeTimes' | 'lastChange'>
}

export async function* writeCsvList(
  ids: readonly string[],
  { writing, store, dialect }: ListSettings & { readonly dialect: CsvDialect },
): Pieces {
  const { head, row } = csvWriter(dialect, writing)
  const { vocabulary } = writing
  yield head
  yield* writeEach(ids, store, (record) => row(listedFrom({ record, vocabulary })))
}

export async function* writeRisList(ids: readonly string[], { writing, store }: ListSettings): Pieces {
  const { vocabulary } = writing
  yield* writeEach(ids, store, (record) => risReference(listedFrom({ record, vocabulary }), writing))
}

interface FeedSettings extends ListSettings {
  readonly query: SearchQuery
  readonly author: string
}

export async function* writeAtomList(ids: readonly string[], settings: FeedSettings): Pieces {
  const { writing, store } = settings
  const times = await newestFirst(ids, store)
  const updated = times[0]?.at ?? (await store.lastChange()) ?? BEFORE_EVERYTHING
  yield atomHead({ ...feedOf(settings), updated, total: times.length })
  const ordered = times.map(({ id }) => id)
  yield* writeEach(ordered, store, (record) => atomEntry(entryOf(record, writing)))
  yield ATOM_END
}

/** A feed must say when it changed (RFC 4287 §4.2.15), also that of an empty catalogue. */
const BEFORE_EVERYTHING = '1970-01-01T00:00:00.000Z'
const LOOKED_UP_AT_A_TIME = 2000

async function newestFirst(
  ids: readonly string[],
  store: Pick<CatalogueStore, 'changeTimes'>,
): Promise<readonly ChangeTime[]> {
  const times: ChangeTime[] = []
  for (let start = 0; start < ids.length; start += LOOKED_UP_AT_A_TIME) {
    times.push(...(await store.changeTimes(ids.slice(start, start + LOOKED_UP_AT_A_TIME))))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return times.sort((one, other) => compare(other.at, one.at) || compare(one.id, other.id))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The same search has the same feed, however its address was written. */
function feedOf({ writing, query, author }: FeedSettings) {
  const { publicUrl, language } = writing
  const parameters = parametersFromQuery({ ...query, sort: 'relevance', offset: 0, limit: DEFAULT_LIMIT })
  const page = parameters.toString()
  if (language !== 'da') parameters.set('lang', language)
  const asked = parameters.toString()
  const self = `${publicUrl}/api/v1/search.atom${asked === '' ? '' : `?${asked}`}`
  return {
    id: self,
    self,
    author,
    language,
    title: searchInWords(query, writing),
    page: `${publicUrl}${language === 'da' ? '' : '/en'}/search${page === '' ? '' : `?${page}`}`,
  }
}

const LONGEST_SUMMARY = 1000

function entryOf(record: CatalogueRecord, writing: ListWriting): AtomEntry {
  const { language, publicUrl, vocabulary } = writing
  const dataset = listedFrom({ record, vocabulary })
  const publisher = textIn(dataset.publisher, language)?.value
  const summary = textIn(dataset.description, language)
  const names = namesOf('category', dataset.categories, writing)
  const address = `${publicUrl}/datasets/${encodeURIComponent(record.id)}`
  return {
    id: address,
    title: oneLine(textIn(dataset.title, language)?.value ?? listWords(language).untitled),
    updated: dataset.lastChanged,
    published: dataset.firstSeen,
    ...(publisher !== undefined && { author: publisher }),
    page: pageOf(record.id, writing),
    ...(summary && {
      summary: {
        text: shortened(summary.value),
        ...(summary.language !== undefined && { language: summary.language }),
      },
    }),
    categories: dataset.categories.map((term, place) => ({ term, label: names[place] ?? term })),
    alternates: [{ type: 'text/turtle', href: `${address}.ttl` }],
  }
}

const shortened = (text: string): string =>
  text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY - 1)}…`
