import { dcat } from '../../rdf/namespaces.ts'
import type { Quad, Term } from '../../rdf/term.ts'

/** The vocabularies of event streams, as far as a consumer of DCAT-AP feeds needs them. */
const AS = 'https://www.w3.org/ns/activitystreams#'
const TREE = 'https://w3id.org/tree#'
const LDES = 'https://w3id.org/ldes#'

export const as = {
  $base: AS,
  object: `${AS}object`,
  published: `${AS}published`,
  updated: `${AS}updated`,
  next: `${AS}next`,
  first: `${AS}first`,
  last: `${AS}last`,
  items: `${AS}items`,
  orderedItems: `${AS}orderedItems`,
} as const

export const tree = {
  member: `${TREE}member`,
  view: `${TREE}view`,
  relation: `${TREE}relation`,
  node: `${TREE}node`,
  path: `${TREE}path`,
  value: `${TREE}value`,
  LessThanRelation: `${TREE}LessThanRelation`,
  LessThanOrEqualToRelation: `${TREE}LessThanOrEqualToRelation`,
} as const

export const ldes = {
  retentionPolicy: `${LDES}retentionPolicy`,
  DurationAgoPolicy: `${LDES}DurationAgoPolicy`,
  PointInTimePolicy: `${LDES}PointInTimePolicy`,
} as const

/** That the feed has a dataset, as a catalogue would say it. */
export const listingOf = (dataset: Term): Quad => ({
  subject: '_:feed',
  predicate: dcat.dataset,
  object: dataset,
  graph: '',
})

/** One name for an IRI however its characters are escaped: `%C3%A6`, `%c3%a6` and `æ` are the same letter. */
export function keyOf(iri: string): string {
  if (!iri.includes('%')) return iri.normalize('NFC')
  try {
    return decodeURIComponent(iri).normalize('NFC')
  } catch {
    return iri
  }
}
