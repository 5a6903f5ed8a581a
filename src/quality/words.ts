import type { Dimension } from './mqa.ts'

interface Words {
  readonly da: string
  readonly en: string
}

/** The dimensions of the MQA in its order. */
export const DIMENSIONS: Readonly<Record<Dimension, Words>> = {
  findability: { da: 'Let at finde', en: 'Findability' },
  accessibility: { da: 'Let at få fat i', en: 'Accessibility' },
  interoperability: { da: 'Kan læses af maskiner', en: 'Interoperability' },
  reusability: { da: 'Kan bruges igen', en: 'Reusability' },
  contextuality: { da: 'Sammenhæng', en: 'Contextuality' },
}

/** What must be said beside the points of a dataset that is not public. */
export const NOT_PUBLIC_CAVEAT: Words = {
  da: 'Metoden er lavet til åbne data. Data, der ikke er offentlige, kan ikke nå det øverste bånd.',
  en: 'The method was made for open data. Data that are not public cannot reach the top band.',
}

export const isPublic = (accessRights: readonly { readonly iri?: string }[]): boolean =>
  accessRights.some(({ iri }) => iri?.endsWith('/access-right/PUBLIC'))
