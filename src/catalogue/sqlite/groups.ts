import type { Database } from 'better-sqlite3'
import { isOnItsHost } from '../change.ts'
import { irisOfIdentifier, normalizeIdentifier, type GlobalIdentifier } from '../global-identifiers.ts'
import { leadersOf, type GroupLink, type GroupMember } from '../group.ts'
import { recordIdOf } from '../../dataset/identity.ts'

/** The identifier of more records than this says nothing. */
const MAX_SHARED = 20
/** Of datasets that hang together by identifiers, so many are looked at. */
const MAX_CONNECTED = 60

export interface Grouper {
  /** Chooses anew which datasets are the same as this one, and who leads. Call inside a transaction. */
  readonly regroup: (dataset: { readonly id: string; readonly iri: string }) => void
  readonly saveIdentifiers: (record: number, identifiers: readonly GlobalIdentifier[]) => void
}

interface MemberRow extends Omit<GroupMember, 'sources' | 'isOnItsHost'> {
  readonly iri: string
  readonly sourceUrl: string
  /** A JSON array of keys. */
  readonly sources: string
}

interface Member extends GroupMember {
  readonly iri: string
}

function groupStatements(db: Database) {
  return {
    member: db.prepare<[string], MemberRow>(`
      SELECT dataset.id, record.iri, record.publisher, source.authority AS sourceAuthority,
        source.url AS sourceUrl,
        record.first_seen AS firstSeen,
        (SELECT json_group_array(CAST(other.source AS TEXT)) FROM record AS other
         WHERE other.id = dataset.id AND other.state <> 'deleted') AS sources
      FROM dataset JOIN record ON record.key = dataset.record JOIN source ON source.key = record.source
      WHERE dataset.id = ? AND NOT dataset.deleted`),
    identifiers: db.prepare<[string], { value: string; original: number }>(`
      SELECT value, original FROM record JOIN identifier ON identifier.record = record.key
      WHERE record.id = ? AND record.state <> 'deleted'`),
    // Sorted here: a GROUP BY would cost more than all the rest.
    knownBy: db.prepare<[string, number], KnownBy>(`
      SELECT record.id, original FROM identifier JOIN record ON record.key = identifier.record
      WHERE value = ? AND state <> 'deleted' LIMIT ?`),
    exists: db.prepare<[string], 1>('SELECT 1 FROM dataset WHERE id = ? AND NOT deleted').pluck(),
    // Most datasets have no company, and never will: one look must do.
    ties: db
      .prepare<{ id: string; own: string }, 0 | 1>(
        `SELECT (SELECT lead FROM dataset WHERE id = @id) IS NOT NULL
           OR EXISTS (SELECT 1 FROM identifier WHERE value = @own)
           OR EXISTS (SELECT 1 FROM dataset WHERE lead = @id)
           OR EXISTS (SELECT 1 FROM record JOIN identifier ON identifier.record = record.key WHERE record.id = @id)`,
      )
      .pluck(),
    lead: db.prepare<[string], string | null>('SELECT lead FROM dataset WHERE id = ?').pluck(),
    led: db.prepare<[string], string>('SELECT id FROM dataset WHERE lead = ?').pluck(),
    newest: db.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM dataset').pluck(),
    save: db.prepare<[string | null, number, string]>(
      'UPDATE dataset SET lead = ?, sequence = ? WHERE id = ?',
    ),
    touch: db.prepare<[number, string]>('UPDATE dataset SET sequence = ? WHERE id = ?'),
    clear: db.prepare<[number]>('DELETE FROM identifier WHERE record = ?'),
    add: db.prepare<[string, number, number]>(
      'INSERT OR IGNORE INTO identifier (value, record, original) VALUES (?, ?, ?)',
    ),
  }
}

interface KnownBy {
  readonly id: string
  readonly original: number
}

type GroupStatements = ReturnType<typeof groupStatements>

export function grouper(db: Database): Grouper {
  const sql = groupStatements(db)
  return {
    regroup({ id, iri }) {
      if (sql.ties.get({ id, own: normalizeIdentifier(iri) ?? '' }) === 1) regroup(sql, id)
    },
    saveIdentifiers(record, identifiers) {
      sql.clear.run(record)
      for (const { value, isOriginal } of identifiers) sql.add.run(value, record, Number(isOriginal))
    },
  }
}

function regroup(sql: GroupStatements, id: string): void {
  const lead = sql.lead.get(id) ?? undefined
  const mates = lead === undefined ? sql.led.all(id) : [lead, ...sql.led.all(lead)]
  const { members, links } = connected(sql, [id, ...mates])
  if (mates.length === 0 && links.length === 0) return
  const leaders = leadersOf(members, links)
  const touched = new Set<string>()
  for (const each of new Set([id, ...mates, ...members.map((member) => member.id)])) {
    const before = sql.lead.get(each) ?? undefined
    const after = leaders.get(each)
    if (before === after) continue
    sql.save.run(after ?? null, (sql.newest.get() ?? 0) + 1, each)
    for (const leader of [before, after]) if (leader !== undefined) touched.add(leader)
  }
  // Who else publishes it is shown with the leading one.
  for (const leader of touched) sql.touch.run((sql.newest.get() ?? 0) + 1, leader)
}

/** Everything that is reached from some datasets by identifiers they share. */
function connected(sql: GroupStatements, from: readonly string[]): { members: Member[]; links: GroupLink[] } {
  const members: Member[] = []
  const links: GroupLink[] = []
  const met = new Set(from)
  for (const id of met) {
    const row = sql.member.get(id)
    if (!row) continue
    const sources: string[] = JSON.parse(row.sources)
    const member = { ...row, sources, isOnItsHost: isOnItsHost(row) }
    members.push(member)
    for (const link of linksOf(sql, member)) {
      const other = link.ids[1]
      if (met.size >= MAX_CONNECTED && !met.has(other)) continue
      met.add(other)
      links.push(link)
    }
  }
  return { members, links }
}

function* linksOf(sql: GroupStatements, { id, iri }: Member): Iterable<GroupLink> {
  for (const { value, original } of sql.identifiers.all(id)) {
    for (const other of irisOfIdentifier(value).map(recordIdOf))
      if (other !== id && sql.exists.get(other) === 1) yield { ids: [id, other], named: other }
    const sharing = sql.knownBy.all(value, MAX_SHARED + 1)
    if (sharing.length > MAX_SHARED) continue
    for (const other of sharing) if (other.id !== id) yield linkOf(id, original === 1, other)
  }
  const own = normalizeIdentifier(iri)
  const naming = own === undefined ? [] : sql.knownBy.all(own, MAX_SHARED + 1)
  if (naming.length > MAX_SHARED) return
  for (const other of naming) if (other.id !== id) yield { ids: [id, other.id], named: id }
}

/** Of two with one identifier, the one that does not call it its original is the original. */
function linkOf(id: string, isOriginal: boolean, other: KnownBy): GroupLink {
  const ids = [id, other.id] as const
  if (isOriginal === (other.original === 1)) return { ids }
  return { ids, named: isOriginal ? other.id : id }
}
