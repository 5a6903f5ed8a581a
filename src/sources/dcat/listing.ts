import type { ReadContext } from '../source.ts'

const DAY_MS = 86_400_000
/** What was changed while it was listed, and clocks that differ. */
const OVERLAP_MS = 3_600_000
/** Changes alone never tell what is gone: everything is listed again after this. */
const FULL_EVERY_MS = 7 * DAY_MS

/** What one run asks a catalogue for. */
export interface Listing {
  readonly kind: 'full' | 'increment'
  /** The first page. */
  readonly first: string
  /** When the listing of everything that this one builds on began. */
  readonly fullAtMs: number
  /** When this listing began: the next one asks for what changed since. */
  readonly atMs: number
  /** Pages that an interrupted run had still to read. */
  readonly pages?: string
}

/** CKAN's own addresses of a catalogue (ckanext-dcat); only there does `modified_since` mean anything. */
const CKAN_CATALOGUE = /\/catalog\.(?:ttl|xml|rdf|n3|nt|jsonld)$/i

export function mayTellChanges(url: string): boolean {
  const { pathname, searchParams } = new URL(url)
  return CKAN_CATALOGUE.test(pathname) && !searchParams.has('modified_since') && !searchParams.has('page')
}

/** A run that was interrupted goes on as it began; else changes are asked for, and everything once a week. */
export function beginListing({ settings, state, position, now }: ReadContext): Listing {
  const { url } = settings
  const atMs = now.getTime()
  const full: Listing = { kind: 'full', first: url, fullAtMs: atMs, atMs }
  if (!mayTellChanges(url)) return position === undefined ? full : { ...full, pages: position }
  const resumed = readJson(position)
  if (isListing(resumed)) return resumed
  const known = readJson(state)
  if (!isState(known)) return full
  const sinceFullMs = atMs - known.fullAtMs
  // A clock that was set back says nothing about what changed.
  if (sinceFullMs < 0 || sinceFullMs >= FULL_EVERY_MS || known.atMs > atMs) return full
  return { kind: 'increment', first: sinceAddress(url, known.atMs), fullAtMs: known.fullAtMs, atMs }
}

function sinceAddress(url: string, atMs: number): string {
  const address = new URL(url)
  const since = new Date(atMs - OVERLAP_MS).toISOString().slice(0, 19)
  address.searchParams.set('modified_since', `${since}Z`)
  return address.href
}

/** What an interrupted run goes on from. */
export const positionIn = (listing: Listing, pages: string): string =>
  mayTellChanges(listing.first) || listing.kind === 'increment'
    ? JSON.stringify({ ...listing, pages })
    : pages

/** What the next run builds on. */
export const stateAfter = ({ fullAtMs, atMs }: Listing): string => JSON.stringify({ fullAtMs, atMs })

type State = Pick<Listing, 'fullAtMs' | 'atMs'>

const isState = (value: unknown): value is State =>
  typeof value === 'object' &&
  value !== null &&
  'fullAtMs' in value &&
  'atMs' in value &&
  Number.isFinite(value.fullAtMs) &&
  Number.isFinite(value.atMs)

const isListing = (value: unknown): value is Listing =>
  isState(value) && 'pages' in value && 'first' in value && 'kind' in value

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
