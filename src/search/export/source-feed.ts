import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { RecordEvent } from '../../catalogue/store.ts'
import { textIn } from '../../dataset/texts.ts'
import { ATOM_END, atomEntry, atomHead, type AtomEntry, type AtomFeed } from './atom.ts'
import { listWords } from './words.ts'
import { oneLine, pageOf, type ListWriting } from './writing.ts'

/** An event with the record as it stood then; absent where its text is no longer held. */
export interface ToldEvent {
  readonly event: RecordEvent
  readonly record: CatalogueRecord | undefined
}

export interface SourceFeed extends Pick<AtomFeed, 'author' | 'updated' | 'self' | 'next'> {
  readonly source: { readonly id: string; readonly title: string }
  readonly events: readonly ToldEvent[]
}

/** What happened to the records of one source, newest first. */
export function writeSourceFeed(feed: SourceFeed, writing: ListWriting): string {
  const { source, events, ...rest } = feed
  const { publicUrl, language } = writing
  const id = `${publicUrl}/api/v1/sources/${encodeURIComponent(source.id)}/changes.atom`
  const head = atomHead({
    ...rest,
    id: language === 'da' ? id : `${id}?lang=${language}`,
    language,
    title: `${writing.catalogue}: ${listWords(language).changes(source.title)}`,
    page: `${publicUrl}${language === 'da' ? '' : '/en'}/sources/${encodeURIComponent(source.id)}`,
  })
  const entries = events.map((told) => atomEntry(entryOf(told, source.id, writing)))
  return head + entries.join('') + ATOM_END
}

function entryOf({ event, record }: ToldEvent, source: string, writing: ListWriting): AtomEntry {
  const { id, number, change, at, iri } = event
  const { language, publicUrl } = writing
  const words = listWords(language)
  const title = oneLine(textIn(record?.description.title ?? [], language)?.value ?? words.untitled)
  const page = pageOf(id, writing)
  return {
    id: `${publicUrl}/datasets/${encodeURIComponent(id)}#${encodeURIComponent(source)}-${number}`,
    title: `${words.change[change]}: ${title}`,
    updated: at,
    // What has been deleted has a tombstone under its own address.
    page: change === 'deleted' ? page : `${page}?at=${encodeURIComponent(at)}`,
    summary: { text: iri },
    categories: [{ term: change, label: words.change[change] }],
  }
}
