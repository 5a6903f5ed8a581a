import type { Database } from 'better-sqlite3'
import type { Text } from '../../dataset/description.ts'
import type { VariableKind, Wording } from './entries.ts'
import { foldedName, matchOf } from './folding.ts'
import { otherNamesOf } from './other-names.ts'

export interface VariableQuery {
  readonly text: string
  /** 1 to 100. */
  readonly limit: number
  /** `next` of the page before. */
  readonly cursor?: string
}

/** A dataset that has a variable, and how it words it. */
export interface VariableHolder {
  readonly id: string
  readonly title: readonly Text[]
  readonly years: { readonly from?: number; readonly to?: number }
  readonly codingSystems: readonly string[]
  readonly wording: Wording
}

export interface FoundVariable {
  readonly kind: VariableKind
  readonly name: string
  /** `synonym` where it has none of the words themselves. */
  readonly because: 'word' | 'synonym'
  /** How many datasets have it. */
  readonly datasets: number
  /** The first of them, by id. */
  readonly holders: readonly VariableHolder[]
}

export interface VariableAnswer {
  readonly total: number
  readonly variables: readonly FoundVariable[]
  readonly next?: string
}

/** Holders that a list shows of one variable. */
export const HOLDERS_SHOWN = 50

/** Where a page begins: after the variable with these. */
interface Place {
  readonly tier: number
  readonly datasets: number
  readonly folded: string
  readonly kind: string
}

interface VariableRow extends Place {
  readonly key: number
  readonly kind: VariableKind
  readonly name: string
  /** Of all that match, counted along the way. */
  readonly total: number
}

interface HolderRow {
  readonly variable: number
  readonly id: string
  readonly title: string
  readonly yearFrom: number | null
  readonly yearTo: number | null
  readonly codingSystems: string
  readonly wording: string
}

/**
 * 0: the name as typed. 1: all the words in name and titles. 2: some of them in the description only.
 * 3: name or titles have other words for the same.
 */
const MATCHED = `
  SELECT wording.variable AS variable, min(found.tier) AS tier FROM (
    SELECT rowid, 1 AS tier FROM wording_text WHERE wording_text MATCH '{name} : (' || @match || ')'
    UNION ALL
    SELECT rowid, 2 AS tier FROM wording_text WHERE wording_text MATCH @match
    UNION ALL
    SELECT rowid, 3 AS tier FROM wording_text WHERE wording_text MATCH '{name} : (' || @others || ')'
  ) AS found JOIN wording ON wording.key = found.rowid GROUP BY wording.variable`

const SYNONYM = 3

const BEYOND = '(rank.tier, -rank.datasets, rank.folded, rank.kind) > (@tier, -@datasets, @folded, @kind)'

const RANKED = `
  SELECT variable.key, variable.kind, variable.folded, variable.name, variable.datasets,
    iif(variable.folded = @asked, 0, matched.tier) AS tier, count(*) OVER () AS total
  FROM (${MATCHED}) AS matched JOIN variable ON variable.key = matched.variable`

const ORDER = 'ORDER BY tier, datasets DESC, folded, kind LIMIT @limit'

function findStatements(db: Database) {
  type Asked = Place & { match: string; others: string; asked: string; limit: number }
  return {
    matched: db.prepare<Asked, VariableRow>(`SELECT * FROM (${RANKED}) AS rank WHERE ${BEYOND} ${ORDER}`),
    countAll: db.prepare<[], number>('SELECT count(*) FROM variable WHERE datasets > 0').pluck(),
    all: db.prepare<Place & { limit: number }, VariableRow>(`
      SELECT key, kind, folded, name, datasets, 0 AS tier, 0 AS total FROM variable
      WHERE datasets > 0 AND (datasets < @datasets
        OR (datasets = @datasets AND (folded, kind) > (@folded, @kind)))
      ORDER BY datasets DESC, folded, kind LIMIT @limit`),
    holders: db.prepare<[number, number], HolderRow>(`
      SELECT held.variable, dataset.id, dataset.title, year_from AS yearFrom, year_to AS yearTo,
        coding_systems AS codingSystems, wording.content AS wording
      FROM held JOIN dataset ON dataset.key = held.dataset JOIN wording ON wording.key = held.wording
      WHERE held.variable = ? ORDER BY held.dataset LIMIT ?`),
  }
}

const FIRST: Place = { tier: -1, datasets: Number.MAX_SAFE_INTEGER, folded: '', kind: '' }

/** Undefined where the cursor is none of ours. */
export type FindVariables = (query: VariableQuery) => VariableAnswer | undefined

export function variableFinder(db: Database): FindVariables {
  const sql = findStatements(db)
  return ({ text, limit, cursor }) => {
    const place = cursor === undefined ? FIRST : placeFrom(cursor)
    if (!place) return undefined
    const match = matchOf(text)
    if (match === undefined && text.trim() !== '') return { total: 0, variables: [] }
    const asked = foldedName(text)
    const others = otherNamesOf(text)
    const page = { ...place, limit: limit + 1 }
    const rows =
      match === undefined
        ? sql.all.all(page)
        : sql.matched.all({ ...page, match, others: others ?? match, asked })
    const total = (match === undefined ? sql.countAll.get() : rows[0]?.total) ?? 0
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      total,
      variables: shown.map(({ key, kind, name, datasets, tier }) => ({
        kind,
        name,
        because: tier === SYNONYM ? 'synonym' : 'word',
        datasets,
        holders: sql.holders.all(key, HOLDERS_SHOWN).map(holderFrom),
      })),
      ...(rows.length > limit && last && { next: cursorOf(last) }),
    }
  }
}

function holderFrom({ id, title, yearFrom, yearTo, codingSystems, wording }: HolderRow): VariableHolder {
  return {
    id,
    title: JSON.parse(title) as Text[],
    years: { ...(yearFrom !== null && { from: yearFrom }), ...(yearTo !== null && { to: yearTo }) },
    codingSystems: JSON.parse(codingSystems) as string[],
    wording: JSON.parse(wording) as Wording,
  }
}

const cursorOf = ({ tier, datasets, folded, kind }: Place): string =>
  Buffer.from(JSON.stringify([tier, datasets, folded, kind])).toString('base64url')

function placeFrom(cursor: string): Place | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(read)) return undefined
    const [tier, datasets, folded, kind] = read as unknown[]
    if (!Number.isSafeInteger(tier) || !Number.isSafeInteger(datasets)) return undefined
    if (typeof folded !== 'string' || typeof kind !== 'string') return undefined
    return { tier: Number(tier), datasets: Number(datasets), folded, kind }
  } catch {
    return undefined
  }
}
