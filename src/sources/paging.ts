import { isWebAddress } from './document.ts'
import { SourceError } from './source.ts'

/** A calendar of pages would go on for ever. At a hundred datasets a page this is a million. */
const MAX_PAGES = 10_000

export interface Page {
  readonly url: string
  /** Of a catalogue that is a part of the one that was asked for: if it cannot be read, the others still can. */
  readonly isPart: boolean
}

/** The pages of a source that are still to be read, each once: links may go round in a circle. */
export interface Pages {
  readonly take: () => string | undefined
  readonly takePage: () => Page | undefined
  readonly add: (address: string) => void
  /** The first page of a catalogue within the catalogue. */
  readonly addPart: (address: string) => void
  /** A page was found elsewhere than where it was looked for. */
  readonly markMet: (address: string) => void
  /** From which `pagesFrom` goes on; undefined where none is left. */
  readonly position: () => string | undefined
}

/** In a position: an address, or in an array of its own that of a part. */
type Waiting = string | readonly [part: string]

const addressOf = (waiting: Waiting): string => (typeof waiting === 'string' ? waiting : waiting[0])

export function pagesFrom(first: string, position?: string): Pages {
  const waiting: Waiting[] = position === undefined ? [first] : JSON.parse(position)
  const met = new Set([first, ...waiting.map(addressOf)].map(withoutFragment))
  let taken = 0
  const takePage = (): Page | undefined => {
    if (waiting.length > 0 && taken >= MAX_PAGES)
      throw new SourceError('unreadable', `${first} has more than ${MAX_PAGES} pages`)
    const next = waiting.shift()
    if (next === undefined) return undefined
    taken++
    return { url: addressOf(next), isPart: typeof next !== 'string' }
  }
  const addWaiting = (link: string, inWaiting: (address: string) => Waiting) => {
    const address = withoutFragment(link)
    if (met.has(address) || !isWebAddress(address)) return
    met.add(address)
    waiting.push(inWaiting(address))
  }
  return {
    take: () => takePage()?.url,
    takePage,
    add: (link) => addWaiting(link, (address) => address),
    addPart: (link) => addWaiting(link, (address) => [address]),
    markMet: (address) => void met.add(withoutFragment(address)),
    position: () => (waiting.length === 0 ? undefined : JSON.stringify(waiting)),
  }
}

function withoutFragment(address: string): string {
  const hash = address.indexOf('#')
  return hash < 0 ? address : address.slice(0, hash)
}
