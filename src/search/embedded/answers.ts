import type { ConceptLookup } from '../concepts.ts'
import { explainHit } from '../explain.ts'
import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import { facetLabel } from '../labels.ts'
import type { FacetLabel } from '../labels.ts'
import type { FacetCount, SearchQuery, SearchResult } from '../query.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { matcherFor } from './matcher.ts'
import type { ValueCount } from './facet-counts.ts'
import { Recent } from './recent.ts'
import { searchIndex } from './search-index.ts'
import type { FoundDocuments } from './search-index.ts'
import type { Shelf } from './shelf.ts'

/** Answers to searches; those given last are remembered until the index changes. */
export interface Answers {
  readonly answer: (query: SearchQuery, index: CatalogueIndex) => Promise<SearchResult>
  /** The index has changed. */
  readonly forget: () => void
}

const MOST_REMEMBERED = 128

export function createAnswers(settings: {
  readonly shelf: Shelf
  readonly vocabulary: ConceptLookup
}): Answers {
  const { shelf, vocabulary } = settings
  const results = new Recent<SearchResult>(MOST_REMEMBERED)
  const found = new Recent<Found>(MOST_REMEMBERED)
  const labels = new Map<number, FacetLabel>()
  let changes = 0
  return {
    async answer(query, index) {
      const key = JSON.stringify(query)
      const known = results.get(key)
      if (known) return known
      const before = changes
      const result = await drawPage(foundFor(query, { index, found, vocabulary, labels }), {
        query,
        index,
        shelf,
      })
      // An update came in between: right for its moment, wrong from now on.
      if (changes === before) results.set(key, result)
      return result
    },
    forget() {
      changes++
      results.clear()
      found.clear()
      labels.clear()
    },
  }
}

interface Found {
  readonly documents: FoundDocuments
  readonly facets: SearchResult['facets']
}

interface Known {
  readonly index: CatalogueIndex
  readonly vocabulary: ConceptLookup
  readonly found: Recent<Found>
  /** Of facet values, by their number in the index. */
  readonly labels: Map<number, FacetLabel>
}

/** What is found, whatever page of it is asked for. */
function foundFor(query: SearchQuery, known: Known): Found {
  const key = JSON.stringify({ ...query, limit: 0, offset: 0 })
  const before = known.found.get(key)
  if (before && isRankedTo(before.documents, query.offset + query.limit)) return before
  const documents = searchIndex(query, known.index)
  const found = { documents, facets: labelled(documents.facets, known) }
  known.found.set(key, found)
  return found
}

const isRankedTo = ({ ranked, total }: FoundDocuments, end: number): boolean =>
  ranked.length >= Math.min(total, end)

interface Drawing {
  readonly query: SearchQuery
  readonly index: CatalogueIndex
  readonly shelf: Shelf
}

async function drawPage(
  { documents: found, facets }: Found,
  { query, index, shelf }: Drawing,
): Promise<SearchResult> {
  const page = found.ranked.slice(query.offset, query.offset + query.limit)
  const asked = {
    match: matcherFor(found.units, index),
    words: found.units.length,
    language: query.language,
  }
  const documents = await shelf.documentsOf(page.map(({ id }) => id))
  const hits = page.flatMap(({ id, score }) => {
    // Gone from the store since: the index hears of it in a moment.
    const document = documents.get(id)
    return document ? [{ id, score, document, ...explainHit(document, asked) }] : []
  })
  const { total, histograms, dropped, suggestion, instead } = found
  return {
    total,
    hits,
    facets,
    histograms,
    dropped,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(instead === undefined ? {} : { instead }),
  }
}

function labelled(facets: FoundDocuments['facets'], known: Known): SearchResult['facets'] {
  const entries = facetFields.map(({ name }) => [
    name,
    facets[name].map(({ id, value, count }): FacetCount => ({
      value,
      label: labelOf(name, { id, value }, known),
      count,
    })),
  ])
  return Object.fromEntries(entries) as SearchResult['facets']
}

function labelOf(
  facet: FacetName,
  { id, value }: Pick<ValueCount, 'id' | 'value'>,
  known: Known,
): FacetLabel {
  let label = known.labels.get(id)
  if (!label || id < 0) {
    const name = id < 0 ? undefined : known.index.facets.nameOf(id)
    label = facetLabel(facet, value, { vocabulary: known.vocabulary, name })
    known.labels.set(id, label)
  }
  return label
}
