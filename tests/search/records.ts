import type { CatalogueRecord } from '../../src/catalogue/record.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'
import type { Agent, Concept, DatasetDescription, Distribution, Text } from '../../src/dataset/description.ts'
import { classes, datasetProperties } from '../../src/dataset/properties.ts'

const EHDS = 'https://hdeu-dcat.data.health.europa.eu/resource/authority/healthcategories/'
const RIGHT = 'http://publications.europa.eu/resource/authority/access-right/'

export const da = (value: string): Text => ({ value, language: 'da' })
export const en = (value: string): Text => ({ value, language: 'en' })
export const category = (code: string): Concept => ({ iri: EHDS + code, labels: [] })
export const right = (code: string): Concept => ({ iri: RIGHT + code, labels: [] })

const emptyOf = (table: object) => Object.fromEntries(Object.keys(table).map((name) => [name, []]))

const emptyNode = (name: keyof typeof classes, iri?: string) => ({
  ...(iri === undefined ? {} : { iri }),
  types: [],
  other: [],
  ...emptyOf(classes[name]),
})

export const agent = (iri: string, ...name: Text[]): Agent =>
  ({ ...emptyNode('agent', iri), name }) as unknown as Agent

export const coding = (code: string): Concept => ({
  iri: `https://hdeu-dcat.data.health.europa.eu/resource/authority/coding-system/${code}`,
  labels: [],
})

export const place = (iri: string) =>
  ({ ...emptyNode('place', iri) }) as unknown as DatasetDescription['spatial'][number]

export const distribution = (...title: Text[]): Distribution =>
  ({ ...emptyNode('distribution'), title }) as unknown as Distribution

/** One table with one column. */
export function variables(name: string, ...title: Text[]): DatasetDescription['variables'][number] {
  const column = { ...emptyNode('column'), name: [{ value: name }], title }
  const table = { ...emptyNode('table'), column: [column] }
  return { ...emptyNode('tableGroup'), table: [table] } as unknown as DatasetDescription['variables'][number]
}

type Written = Partial<Omit<DatasetDescription, 'source'>> & {
  readonly source?: string
  readonly authority?: string
}

/** A record of a catalogue with what is given and nothing else. */
export function record(id: string, written: Written): CatalogueRecord {
  const { source = 'kilde', authority = '', ...properties } = written
  const iri = `https://example.org/dataset/${id}`
  const description = {
    iri,
    types: [],
    other: [],
    ...emptyOf(datasetProperties),
    ...properties,
  } as unknown as DatasetDescription
  return {
    id,
    source,
    iri,
    state: 'active',
    version: 1,
    fingerprint: id,
    firstSeen: '2026-01-01T00:00:00Z',
    lastSeen: '2026-01-01T00:00:00Z',
    lastChanged: '2026-01-01T00:00:00Z',
    sequence: 1,
    ntriples: '',
    description,
    authority,
    alsoPublishedBy: [],
  }
}

export type RecordShelf = Pick<CatalogueStore, 'recordsOf' | 'changesAfter' | 'sequence'> & {
  put(...records: readonly CatalogueRecord[]): void
  remove(...ids: readonly string[]): void
}

/** The few things that search asks of a catalogue, in memory. */
export function shelfOf(...records: readonly CatalogueRecord[]): RecordShelf {
  const held = new Map<string, CatalogueRecord>()
  const log = new Map<string, { sequence: number; deleted: boolean }>()
  let sequence = 0
  const note = (id: string, deleted: boolean) => {
    log.delete(id)
    log.set(id, { sequence: ++sequence, deleted })
  }
  const shelf: RecordShelf = {
    put(...added) {
      for (const each of added) {
        held.set(each.id, each)
        note(each.id, false)
      }
    },
    remove(...ids) {
      for (const id of ids) {
        held.delete(id)
        note(id, true)
      }
    },
    recordsOf: async (ids) => ids.flatMap((id) => held.get(id) ?? []),
    changesAfter: async (after, limit) =>
      [...log]
        .map(([id, change]) => ({ id, ...change }))
        .filter((change) => change.sequence > after)
        .slice(0, limit),
    sequence: async () => sequence,
  }
  shelf.put(...records)
  return shelf
}
