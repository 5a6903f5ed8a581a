import type { RecordVersion } from '../../catalogue/record.ts'
import { rangeFields, searchFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import type { SearchQuery, UiLanguage } from '../query.ts'
import { namesOf, type ListWriting } from './writing.ts'

interface ListWords {
  readonly everything: string
  readonly quoted: (text: string) => string
  readonly changes: (source: string) => string
  readonly untitled: string
  readonly change: Readonly<Record<RecordVersion['change'], string>>
}

const WORDS: Readonly<Record<UiLanguage, ListWords>> = {
  da: {
    everything: 'alle datakilder',
    quoted: (text: string) => `»${text}«`,
    changes: (source: string) => `Ændringer hos ${source}`,
    untitled: 'Datakilde uden titel',
    change: { created: 'Ny', updated: 'Ændret', deleted: 'Slettet', restored: 'Vendt tilbage' },
  },
  en: {
    everything: 'all data sources',
    quoted: (text: string) => `“${text}”`,
    changes: (source: string) => `Changes at ${source}`,
    untitled: 'Untitled data source',
    change: { created: 'New', updated: 'Changed', deleted: 'Deleted', restored: 'Returned' },
  },
}

/** What lists and feeds say themselves, beside what their datasets do. */
export const listWords = (language: UiLanguage) => WORDS[language]

/** A search in a few words: what was typed, then each filter with its values. */
export function searchInWords(query: SearchQuery, writing: ListWriting): string {
  const words = listWords(writing.language)
  const typed = query.text.trim() === '' ? [] : [words.quoted(query.text.trim())]
  const filters = Object.entries(query.filters).map(([name, codes]) => {
    const facet = name as FacetName
    return `${searchFields[facet].label[writing.language]}: ${namesOf(facet, codes, writing).join(', ')}`
  })
  const ranges = rangeFields.flatMap(({ name }) => {
    const span = query.ranges[name]
    return span ? [`${searchFields[name].label[writing.language]}: ${span.from ?? ''}–${span.to ?? ''}`] : []
  })
  const parts = [...typed, ...filters, ...ranges]
  return `${writing.catalogue}: ${parts.length === 0 ? words.everything : parts.join('; ')}`
}
