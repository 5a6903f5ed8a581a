import type { SourceItem } from '../source.ts'
import type { SmallDocument } from './fetch-small.ts'
import { findJsonLd, type JsonLdBlock } from './find-json-ld.ts'
import { parseBlock, type BlockProblem } from './parse-json-ld.ts'
import { datasetsIn, linksIn, type FoundDataset } from './to-dcat.ts'

export interface PageReading {
  readonly items: readonly SourceItem[]
  /** Pages that it lists datasets on. */
  readonly links: readonly string[]
}

/** What a page, HTML or plain JSON-LD, says of datasets. `name` is what reports and memory call it. */
export async function readPage(name: string, page: SmallDocument): Promise<PageReading> {
  const { blocks, unread } = markupOf(page)
  const datasets: FoundDataset[] = []
  const links: string[] = []
  const rejections: SourceItem[] = []
  const reject = ({ reason, isLarge }: BlockProblem, line: number) =>
    rejections.push({
      kind: 'rejected',
      scope: isLarge ? 'document' : 'part',
      document: name,
      reason,
      line,
    })
  for (const { text, line } of blocks) {
    const { triples, problems } = await parseBlock(text, page.url)
    for (const problem of problems) reject(problem, line)
    datasets.push(...datasetsIn(triples, page.url))
    links.push(...linksIn(triples, page.url))
  }
  if (datasets.length === 0 && unread !== undefined)
    rejections.push({
      kind: 'rejected',
      scope: 'part',
      document: name,
      reason: `the page describes a dataset in ${unread}, which is not read here; JSON-LD is`,
    })
  const found = oncePerIri(datasets).map(({ iri, triples }): SourceItem => ({
    kind: 'dataset',
    iri,
    triples,
    document: name,
  }))
  const { bytes, fetchMs, memory } = page
  const document: SourceItem = {
    kind: 'document',
    document: name,
    bytes,
    fetchMs,
    memory: { ...memory, next: links },
  }
  return { items: [...rejections, ...found, document], links }
}

function markupOf({ text, contentType }: SmallDocument): {
  blocks: readonly JsonLdBlock[]
  unread: string | undefined
} {
  const isJson = /^\s*[[{]/.test(text) && !/html/i.test(contentType)
  return isJson ? { blocks: [{ text, line: 1 }], unread: undefined } : findJsonLd(text)
}

/** Pages repeat themselves: for the reader, for a search engine, for another one. The longest account is taken. */
function oncePerIri(datasets: readonly FoundDataset[]): readonly FoundDataset[] {
  const longest = new Map<string, FoundDataset>()
  for (const dataset of datasets) {
    const known = longest.get(dataset.iri)
    if (!known || dataset.triples.length > known.triples.length) longest.set(dataset.iri, dataset)
  }
  return [...longest.values()]
}
