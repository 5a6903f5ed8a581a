import { dcat, dct, rdf } from '../../rdf/namespaces.ts'
import { text } from '../../rdf/term.ts'
import { isWebAddress } from '../document.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { readAddress } from './address.ts'
import { listRecords } from './list-records.ts'
import { planListing, stateAfter } from './plan.ts'
import { chooseFormat, identify } from './repository.ts'

/** A repository that speaks OAI-PMH 2.0: everything it has, or what has changed since the last run. */
export async function* readOaiPmh(context: ReadContext): AsyncIterable<SourceItem> {
  const { url } = context.settings
  if (!isWebAddress(url) || !URL.canParse(url))
    throw new SourceError('unreachable', `${url} is no web address; an OAI-PMH source has one`)
  const address = readAddress(url)
  const { base, set } = address
  const repository = await identify(address, context)
  const { prefix, format } = await chooseFormat(address, context)
  if (repository.name !== '') yield catalogueOf(base, repository.name)

  const listing = planListing({ base, prefix, set }, repository, context)
  const others = newOthers(base)
  const gone = new Set<string>()
  const found = new Set<string>()
  let hasDatasets = false
  const options = {
    context,
    base,
    prefix,
    format,
    set,
    onOther: others.note,
    onGone: (iri: string) => void gone.add(iri),
  }
  const items = listRecords(listing, options)
  let next = await items.next()
  for (; !next.done; next = await items.next()) {
    if (next.value.kind === 'dataset') {
      hasDatasets = true
      if (listing.from !== undefined) found.add(next.value.iri)
    }
    yield next.value
  }
  const { until, isIncrement } = next.value
  if (!isIncrement && !hasDatasets) yield* others.report()
  // What a record no longer has may have moved to another one.
  for (const iri of isIncrement ? gone : [])
    if (!found.has(iri)) yield { kind: 'deleted', iri, document: base }
  const state = stateAfter(listing, repository, { until, now: context.now })
  yield { kind: 'end', listing: isIncrement ? 'increment' : 'full', ...(state !== undefined && { state }) }
}

const catalogueOf = (base: string, name: string): SourceItem => ({
  kind: 'catalogue',
  iri: base,
  triples: [
    { subject: base, predicate: rdf.type, object: dcat.Catalog },
    { subject: base, predicate: dct.title, object: text(name) },
  ],
})

const MAX_TYPES = 5

/** Records that are no datasets: to be told where there is nothing else, since then the address is likely wrong. */
function newOthers(base: string) {
  const types = new Set<string>()
  let records = 0
  return {
    note: (type: string) => {
      records++
      if (types.size < MAX_TYPES) types.add(type.slice(0, 100))
    },
    *report(): Iterable<SourceItem> {
      if (records === 0) return
      const reason = `none of its ${records} records is a dataset (they are: ${[...types].join(', ')}); name another set or metadataPrefix in the address`
      yield { kind: 'rejected', scope: 'part', document: base, reason }
    },
  }
}
