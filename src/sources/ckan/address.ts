import { SourceError } from '../source.ts'

/** A portal, or one of its organisations or groups. */
export interface CkanAddress {
  /** Where datasets, organisations and groups have their pages; without slash at its end. */
  readonly site: string
  /** Addresses of actions begin with it. */
  readonly api: string
  /** What the address limits the search to. */
  readonly query: { readonly q?: string; readonly fq?: string }
}

const API = /\/api(?:\/\d+)?(?:\/(?:action|rest|search)(?:\/.*)?)?$/
const PAGE = /\/(dataset|organization|group)(?:\/([^/]+))?$/

/**
 * Of the address of a portal's front page, of its API, of one of its actions, or of the page of an organisation or a
 * group; `q` and `fq` in it are heeded.
 */
export function ckanAddress(address: string): CkanAddress {
  if (!URL.canParse(address)) throw new SourceError('unreachable', `${address} is not an address`)
  const { origin, pathname, searchParams } = new URL(address)
  const path = pathname.replace(/\/+$/, '').replace(API, '')
  const [page, kind, name] = PAGE.exec(path) ?? []
  const site = origin + (page === undefined ? path : path.slice(0, -page.length))
  const filters = searchParams.getAll('fq')
  if (name !== undefined && kind === 'organization') filters.push(`organization:${quoted(name)}`)
  if (name !== undefined && kind === 'group') filters.push(`groups:${quoted(name)}`)
  const q = searchParams.get('q')
  return {
    site,
    api: `${site}/api/3/action`,
    query: {
      ...(q !== null && q !== '' && { q }),
      ...(filters.length > 0 && {
        fq: filters.map((each) => (filters.length > 1 ? `+(${each})` : each)).join(' '),
      }),
    },
  }
}

/** For Solr. */
const quoted = (value: string): string => `"${decodePart(value).replaceAll(/(["\\])/g, '\\$1')}"`

function decodePart(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
