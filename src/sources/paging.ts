import { isWebAddress } from './document.ts'
import { SourceError } from './source.ts'

/** A calendar of pages would go on for ever. At a hundred datasets a page this is a million. */
const MAX_PAGES = 10_000

/** The pages of a source that are still to be read, each once: links may go round in a circle. */
export interface Pages {
  readonly take: () => string | undefined
  readonly add: (address: string) => void
  /** A page was found elsewhere than where it was looked for. */
  readonly markMet: (address: string) => void
  /** From which `pagesFrom` goes on; undefined where none is left. */
  readonly position: () => string | undefined
}

export function pagesFrom(first: string, position?: string): Pages {
  const waiting: string[] = position === undefined ? [first] : JSON.parse(position)
  const met = new Set([first, ...waiting].map(withoutFragment))
  let taken = 0
  return {
    take() {
      if (waiting.length > 0 && taken >= MAX_PAGES)
        throw new SourceError('unreadable', `${first} has more than ${MAX_PAGES} pages`)
      const next = waiting.shift()
      if (next !== undefined) taken++
      return next
    },
    add(link) {
      const address = withoutFragment(link)
      if (met.has(address) || !isWebAddress(address)) return
      met.add(address)
      waiting.push(address)
    },
    markMet: (address) => void met.add(withoutFragment(address)),
    position: () => (waiting.length === 0 ? undefined : JSON.stringify(waiting)),
  }
}

function withoutFragment(address: string): string {
  const hash = address.indexOf('#')
  return hash < 0 ? address : address.slice(0, hash)
}
