import { dcat, rdf } from '../../rdf/namespaces.ts'
import { isLiteral, type Quad, type Term } from '../../rdf/term.ts'
import type { EntityLog } from './entity-log.ts'
import { keyOf } from './terms.ts'

/** `record`: a catalogue record, which belongs to its topic though it is the one that refers. */
export type Role = 'dataset' | 'series' | 'catalogue' | 'record' | 'other'

/** Where the last word on an entity is, and what it refers to. */
export interface Entity {
  readonly page: string
  readonly role: Role
  /** Keys of entities of the feed. */
  readonly refs: readonly string[]
}

export type EntityIndex = ReadonlyMap<string, Entity>

/** Beyond this, what is kept between runs would cost more than it spares. */
export const MAX_INDEXED = 50_000

const ROLES: readonly (readonly [Term, Role])[] = [
  [dcat.Catalog, 'catalogue'],
  [dcat.Dataset, 'dataset'],
  [dcat.DatasetSeries, 'series'],
  [dcat.CatalogRecord, 'record'],
]

/**
 * The index as it is after what a log holds. That something referred to an entity before there was one is not known:
 * a feed publishes an entity before references to it.
 */
export function indexOf(log: EntityLog, known: EntityIndex = new Map()): EntityIndex {
  const index = new Map(known)
  for (const { iri } of log.deleted()) index.delete(keyOf(iri))
  const isEntity = (key: string) => known.has(key) || log.has(key)
  for (const { page, keys, quads } of log.units()) {
    const refs = refsIn(quads, keys).filter(isEntity)
    for (const key of keys) index.set(key, { page, role: roleOf(quads, key), refs })
  }
  return index
}

function roleOf(quads: readonly Quad[], key: string): Role {
  const types = quads.filter(({ subject, predicate }) => predicate === rdf.type && keyOf(subject) === key)
  return ROLES.find(([type]) => types.some(({ object }) => object === type))?.[1] ?? 'other'
}

function refsIn(quads: readonly Quad[], own: readonly string[]): readonly string[] {
  const refs = new Set<string>()
  for (const { predicate, object } of quads)
    if (predicate !== rdf.type && !isLiteral(object)) refs.add(keyOf(object))
  for (const key of own) refs.delete(key)
  return [...refs]
}

/** As it is kept: keys once, everything else by number. */
export interface PackedIndex {
  readonly pages: readonly string[]
  readonly entities: readonly (readonly [key: string, page: number, role: number, ...refs: number[]])[]
}

const ROLE_NAMES: readonly Role[] = ['dataset', 'series', 'catalogue', 'record', 'other']

export function packIndex(index: EntityIndex): PackedIndex {
  const pages = [...new Set([...index.values()].map(({ page }) => page))]
  const pageNumbers = new Map(pages.map((page, number) => [page, number]))
  const numbers = new Map([...index.keys()].map((key, number) => [key, number]))
  return {
    pages,
    entities: [...index].map(([key, { page, role, refs }]) => [
      key,
      pageNumbers.get(page) ?? 0,
      ROLE_NAMES.indexOf(role),
      ...refs.flatMap((ref) => numbers.get(ref) ?? []),
    ]),
  }
}

export function unpackIndex({ pages, entities }: PackedIndex): EntityIndex {
  return new Map(
    entities.map(([key, page, role, ...refs]) => [
      key,
      {
        page: pages[page] ?? '',
        role: ROLE_NAMES[role] ?? 'other',
        refs: refs.flatMap((ref) => entities[ref]?.[0] ?? []),
      },
    ]),
  )
}

export interface Neighbourhood {
  /** Datasets and catalogues whose description may have changed. */
  readonly affected: ReadonlySet<string>
  /** Everything that is needed to describe them. */
  readonly needed: ReadonlySet<string>
}

/**
 *   changed entity ──referred to by──▶ … ──▶ affected dataset ──refers to──▶ … ──▶ needed entity
 *
 * Datasets and catalogues are where both ways end: a dataset is not described by what others say of themselves.
 */
export function neighbourhoodOf(
  changed: Iterable<string>,
  { before, after }: { before: EntityIndex; after: EntityIndex },
): Neighbourhood {
  const referrers = referrersIn([before, after])
  const affected = affectedBy(changed, (key) => after.get(key) ?? before.get(key), referrers)
  return { affected, needed: neededFor(affected, after, referrers) }
}

type Referrers = ReadonlyMap<string, ReadonlySet<string>>

function affectedBy(
  changed: Iterable<string>,
  entityOf: (key: string) => Entity | undefined,
  referrers: Referrers,
): Set<string> {
  const affected = new Set<string>()
  const met = new Set(changed)
  for (const key of met) {
    const { role = 'other', refs = [] } = entityOf(key) ?? {}
    if (role === 'dataset' || role === 'catalogue' || role === 'series') affected.add(key)
    if (role === 'record') for (const ref of refs) met.add(ref)
    if (isPart(role)) for (const other of referrers.get(key) ?? []) met.add(other)
  }
  return affected
}

function neededFor(affected: ReadonlySet<string>, index: EntityIndex, referrers: Referrers): Set<string> {
  const roleOfKey = (key: string) => index.get(key)?.role
  const needed = new Set([...affected].filter((key) => index.has(key)))
  for (const key of needed) {
    for (const ref of index.get(key)?.refs ?? []) if (isPart(roleOfKey(ref))) needed.add(ref)
    for (const other of referrers.get(key) ?? []) if (roleOfKey(other) === 'record') needed.add(other)
  }
  // Which datasets are listed decides which of them are more than context.
  for (const [key, { role }] of index) if (role === 'catalogue') needed.add(key)
  return needed
}

const isPart = (role: Role | undefined): boolean => role === 'other' || role === 'series'

function referrersIn(indices: readonly EntityIndex[]): Referrers {
  const referrers = new Map<string, Set<string>>()
  for (const index of indices)
    for (const [key, { refs }] of index)
      for (const ref of refs) {
        const known = referrers.get(ref)
        if (known) known.add(key)
        else referrers.set(ref, new Set([key]))
      }
  return referrers
}
