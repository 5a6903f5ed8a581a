import { describe, expect, it } from 'vitest'
import {
  decideAbsence,
  decideChange,
  leadingRecord,
  mayDelete,
  type Candidate,
} from '../../src/catalogue/change.ts'
import type { RunOutcome } from '../../src/catalogue/run.ts'

describe('a dataset that is found', () => {
  it.each([
    ['never seen', undefined, 'created'],
    ['known with the same content', { state: 'active', fingerprint: 'a' }, 'unchanged'],
    ['known with other content', { state: 'active', fingerprint: 'b' }, 'updated'],
    ['missing with the same content', { state: 'missing', fingerprint: 'a' }, 'unchanged'],
    ['missing with other content', { state: 'missing', fingerprint: 'b' }, 'updated'],
    ['deleted with the same content', { state: 'deleted', fingerprint: 'a' }, 'restored'],
    ['deleted with other content', { state: 'deleted', fingerprint: 'b' }, 'restored'],
  ] as const)('%s', (_, known, expected) => {
    expect(decideChange(known, 'a')).toBe(expected)
  })
})

describe('a record that its source no longer has', () => {
  const now = '2026-03-10T12:00:00.000Z'
  it.each([
    ['waits from now on', { state: 'active' }, 7, 'missing'],
    ['is deleted at once without days of grace', { state: 'active' }, 0, 'deleted'],
    [
      'waits on within its days of grace',
      { state: 'missing', missingSince: '2026-03-03T12:00:01.000Z' },
      7,
      'keep',
    ],
    [
      'is deleted when they are over',
      { state: 'missing', missingSince: '2026-03-03T12:00:00.000Z' },
      7,
      'deleted',
    ],
    [
      'is deleted when the days were made fewer',
      { state: 'missing', missingSince: '2026-03-09T12:00:00.000Z' },
      1,
      'deleted',
    ],
    ['is not deleted twice', { state: 'deleted', missingSince: '2026-01-01T00:00:00.000Z' }, 0, 'keep'],
  ] as const)('%s', (...[, record, graceDays, expected]) => {
    expect(decideAbsence(record, now, graceDays)).toBe(expected)
  })
})

describe('absence is known', () => {
  const outcomes: Record<RunOutcome['kind'], RunOutcome> = {
    running: { kind: 'running' },
    done: { kind: 'done' },
    'partly-rejected': { kind: 'partly-rejected' },
    held: { kind: 'held', deletions: 3, records: 4 },
    empty: { kind: 'empty' },
    unreachable: { kind: 'unreachable', reason: '' },
    unreadable: { kind: 'unreadable', reason: '' },
    interrupted: { kind: 'interrupted', reason: '' },
    failed: { kind: 'failed', reason: '' },
  }
  it('only from an answer that was read to its end', () => {
    const telling = Object.values(outcomes).filter((outcome) =>
      mayDelete({ outcome, datasets: 3, unreadableParts: 0, isFull: true }),
    )
    expect(telling.map(({ kind }) => kind)).toEqual(['done', 'partly-rejected'])
  })
  it('not from an answer without datasets', () => {
    expect(mayDelete({ outcome: outcomes.done, datasets: 0, unreadableParts: 0, isFull: true })).toBe(false)
  })
  it('not where an unreadable part may hide a dataset', () => {
    expect(
      mayDelete({ outcome: outcomes['partly-rejected'], datasets: 3, unreadableParts: 1, isFull: true }),
    ).toBe(false)
  })
})

const candidate = (source: string, changes: Partial<Candidate> = {}): Candidate => ({
  source,
  iri: 'https://data.example/x',
  sourceUrl: `https://${source}.example/catalog.ttl`,
  state: 'active',
  firstSeen: '2026-01-01T00:00:00.000Z',
  publisher: 'https://example.org/a',
  sourceAuthority: '',
  ...changes,
})

describe('of several sources with the same dataset', () => {
  const own = { sourceAuthority: 'https://example.org/a' }
  const later = { firstSeen: '2026-02-01T00:00:00.000Z' }
  it.each([
    ['the first seen leads', [candidate('b', later), candidate('a')], 'a'],
    [
      'the authority’s own leads, though seen later',
      [candidate('portal'), candidate('own', { ...own, ...later })],
      'own',
    ],
    [
      'one that is still there leads',
      [candidate('own', { ...own, state: 'deleted' }), candidate('portal')],
      'portal',
    ],
    ['a missing one leads on', [candidate('own', { ...own, state: 'missing' }), candidate('portal')], 'own'],
    [
      'who has the host of its IRI leads before those who have not',
      [candidate('portal'), candidate('b', { ...later, sourceUrl: 'https://data.example/catalog.ttl' })],
      'b',
    ],
    [
      'who calls it its own leads before the host that says so too',
      [
        candidate('host', { sourceUrl: 'https://data.example/all.ttl' }),
        candidate('own', { ...own, ...later }),
      ],
      'own',
    ],
    [
      'who calls it its own leads not where the host of its IRI says otherwise: an IRI that is claimed',
      [
        candidate('thief', {
          publisher: 'https://thief.example/',
          sourceAuthority: 'https://thief.example/',
        }),
        candidate('host', { ...later, sourceUrl: 'https://data.example/catalog.ttl' }),
      ],
      'host',
    ],
    ['the order of names decides the rest', [candidate('b'), candidate('a')], 'a'],
    [
      'a source without authority is nobody’s own',
      [candidate('a', { publisher: '' }), candidate('b', later)],
      'a',
    ],
  ] as const)('%s', (_, candidates, expected) => {
    expect(leadingRecord(candidates)?.source).toBe(expected)
  })
})
