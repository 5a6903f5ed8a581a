import { splitDatasets } from '../../dataset/split-datasets.ts'
import { dct } from '../../rdf/namespaces.ts'
import { once } from '../../rdf/once.ts'
import { isBlank, isIri, type LocatedTriple, type Triple } from '../../rdf/term.ts'
import { isWebAddress } from '../document.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import {
  fetchResource,
  isAbout,
  isDatasetDocument,
  isDraft,
  isWithheld,
  linksOf,
  pageOf,
  passedOver,
  type FdpResource,
} from './resource.ts'
import { isNavigation } from './terms.ts'

/** What the upper layers of a FAIR Data Point lead to. */
export interface Found {
  /** Addresses of datasets, each once however many catalogues have it. */
  readonly datasets: Set<string>
  /** Datasets that a catalogue describes itself, for where they have no document of their own. */
  readonly described: Map<string, readonly LocatedTriple[]>
}

interface Task {
  readonly url: string
  readonly as: 'root' | 'catalogue' | 'page' | 'other' | 'container'
}

export const AT_ONCE = 4
/** A hundred pages of a hundred catalogues. */
const MAX_DOCUMENTS = 10_000
const MAX_DATASETS = 2_000_000
const MAX_DESCRIBED = 2000

/** Breadth first through data point, catalogues and pages; gives what it meets on the way, and fills `found`. */
export async function* navigate(context: ReadContext, found: Found): AsyncIterable<SourceItem> {
  const walk = newWalk({ url: context.settings.url, as: 'root' })
  for (let tasks = walk.take(); tasks.length > 0; tasks = walk.take()) {
    const answers = await Promise.all(tasks.map((task) => attempt(context, task)))
    for (const { task, resource, error } of answers) {
      if (resource) yield* takeResource({ context, found, walk }, task, resource)
      else yield* rejectionOf(task, error)
    }
    if (walk.documents() > MAX_DOCUMENTS || found.datasets.size > MAX_DATASETS)
      throw new SourceError('unreadable', `${context.settings.url} leads to more and more pages without end`)
  }
}

type Walk = ReturnType<typeof newWalk>

function newWalk(first: Task) {
  const waiting = [first]
  const met = new Set([keyOf(first.url)])
  return {
    take: () => waiting.splice(0, AT_ONCE),
    documents: () => met.size,
    markMet: (url: string) => void met.add(keyOf(url)),
    add(task: Task) {
      const key = keyOf(task.url)
      if (met.has(key)) return
      met.add(key)
      waiting.push(task)
    },
  }
}

export const keyOf = (url: string): string => url.replace(/#.*$/, '')

interface Answer {
  readonly task: Task
  readonly resource?: FdpResource
  readonly error?: SourceError
}

async function attempt(context: ReadContext, task: Task): Promise<Answer> {
  try {
    return { task, resource: await fetchResource(context, task.url) }
  } catch (error) {
    if (task.as === 'root' || !(error instanceof SourceError)) throw inWords(error, task)
    return { task, error }
  }
}

function inWords(error: unknown, { url }: Task): unknown {
  if (!(error instanceof SourceError) || error.kind !== 'unreadable') return error
  const advice = `${error.message}; a FAIR Data Point answers in Turtle at its own address, check it`
  return new SourceError('unreadable', advice.startsWith(url) ? advice : `${url}: ${advice}`, {
    ...(error.line !== undefined && { line: error.line }),
  })
}

function* rejectionOf({ url, as }: Task, error: SourceError | undefined): Iterable<SourceItem> {
  // An empty container need not be there.
  if (as === 'container' && isWithheld(error)) return
  if (isDraft(error)) return void (yield passedOver(url, error))
  const reason = error?.message ?? ''
  const isNotPublic = isWithheld(error)
  yield { kind: 'rejected', scope: isNotPublic ? 'part' : 'document', document: url, reason }
}

interface Navigation {
  readonly context: ReadContext
  readonly found: Found
  readonly walk: Walk
}

async function* takeResource(
  navigation: Navigation,
  { as, url }: Task,
  resource: FdpResource,
): AsyncIterable<SourceItem> {
  const { found, walk } = navigation
  walk.markMet(resource.address)
  if (as !== 'page' && as !== 'container' && isDatasetDocument(resource)) {
    found.datasets.add(url)
    return
  }
  if (as === 'root') yield* describeDataPoint(resource)
  yield* takeDescribed(navigation, resource)
  yield* follow(navigation, resource)
  yield* resource.items
}

function* follow({ context, found, walk }: Navigation, resource: FdpResource): Iterable<SourceItem> {
  const { catalogues, datasets, others, containers } = linksOf(resource)
  const origins = new Set([originOf(context.settings.url), originOf(resource.address)])
  for (const url of [...catalogues, ...datasets, ...others].filter((each) => !isWebAddress(each)))
    yield {
      kind: 'rejected',
      scope: 'part',
      document: resource.asked,
      reason: `leads to <${url}>, which is no web address`,
    }
  const addAll = (urls: readonly string[], as: Task['as']) => {
    for (const url of urls) if (isWebAddress(url)) walk.add({ url, as })
  }
  addAll(catalogues, 'catalogue')
  addAll(others, 'other')
  addAll(resource.nextPages, 'page')
  addAll(
    containers.filter((each) => origins.has(originOf(each)) && !isAbout(resource, each)),
    'container',
  )
  for (const url of datasets) if (isWebAddress(url) && !isAbout(resource, url)) found.datasets.add(keyOf(url))
}

export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

/** The description of the data point itself, with what hangs below it without a name. */
function* describeDataPoint(resource: FdpResource): Iterable<SourceItem> {
  const root = resource.quads.find(({ subject }) => isIri(subject) && isAbout(resource, subject))?.subject
  if (root === undefined) return
  const nodes = new Set([root])
  const triples: Triple[] = []
  for (const node of nodes)
    for (const { subject, predicate, object } of resource.quads) {
      if (subject !== node || isNavigation(predicate)) continue
      triples.push({ subject, predicate, object })
      if (isBlank(object) || predicate === dct.publisher) nodes.add(object)
    }
  yield { kind: 'catalogue', iri: root, triples }
}

/** Datasets that have no document but this one are taken here; of others the words are kept, should theirs be missing. */
async function* takeDescribed(
  { context, found }: Navigation,
  resource: FdpResource,
): AsyncIterable<SourceItem> {
  for await (const item of splitDatasets(once(resource.quads), { source: context.settings.id })) {
    if (
      item.kind !== 'dataset' ||
      !item.triples.some((triple) => triple.subject === item.iri && triple.predicate === dct.title)
    )
      continue
    const { iri, triples } = item
    const isOwn = !isWebAddress(iri) || isAbout(resource, iri)
    if (isOwn) {
      yield { kind: 'dataset', iri, triples, document: resource.asked, isIncomplete: resource.isBroken }
    } else if (found.described.size < MAX_DESCRIBED) {
      found.described.set(pageOf(iri), triples)
      found.datasets.add(keyOf(iri))
    }
  }
}
