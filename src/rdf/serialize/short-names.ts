import { PREFIXES } from '../namespaces.ts'

const prefixByNamespace = new Map(Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]))
/** Local names that every syntax takes as they stand. */
const PLAIN_LOCAL = /^[A-Za-z_][\w-]*$/

/** Shortens IRIs by the usual prefixes, and remembers which of these were used. */
export interface ShortNames {
  /** `dct:title`; undefined where no prefix fits. */
  readonly shorten: (iri: string) => string | undefined
  readonly used: () => readonly (readonly [prefix: string, namespace: string])[]
}

/** A prefix in `avoided` is never used. */
export function createShortNames(avoided: ReadonlySet<string> = new Set()): ShortNames {
  const used = new Set<string>()
  return {
    shorten: (iri) => {
      const end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
      const prefix = prefixByNamespace.get(iri.slice(0, end))
      const local = iri.slice(end)
      if (prefix === undefined || avoided.has(prefix) || !PLAIN_LOCAL.test(local)) return undefined
      used.add(prefix)
      return `${prefix}:${local}`
    },
    used: () => Object.entries(PREFIXES).filter(([prefix]) => used.has(prefix)),
  }
}
