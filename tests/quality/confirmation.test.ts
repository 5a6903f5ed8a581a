import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aYearAfter, confirmationOf, confirmedSince } from '../../src/quality/confirmation.ts'

describe('the yearly confirmation of Art. 60', () => {
  it.each([
    ['2025-11-22', '2026-11-22'],
    ['2025-12-31', '2026-12-31'],
    ['2023-02-28', '2024-02-28'],
    ['2024-02-29', '2025-02-28'],
    ['2024-03-01', '2025-03-01'],
    ['1999-02-28', '2000-02-28'],
    ['2096-02-29', '2097-02-28'],
    ['2026-03-01T12:00:00Z', '2027-03-01'],
  ])('of %s is due on %s', (day, due) => {
    expect(aYearAfter(day)).toBe(due)
  })
  it.each([
    [{ modified: '2025-11-22' }, { kind: 'confirmed', on: '2025-11-22', due: '2026-11-22' }],
    [{ modified: '2025-11-21' }, { kind: 'overdue', on: '2025-11-21', due: '2026-11-21' }],
    [
      { issued: '2020-01-01', modified: '2026-01-01' },
      { kind: 'confirmed', on: '2026-01-01', due: '2027-01-01' },
    ],
    [{ issued: '2026-05-01' }, { kind: 'confirmed', on: '2026-05-01', due: '2027-05-01' }],
    [
      { confirmed: '2026-11-01', modified: '2020-01-01' },
      { kind: 'confirmed', on: '2026-11-01', due: '2027-11-01' },
    ],
    [{}, { kind: 'unknown' }],
  ])('counts from what is known: %j', (dates, confirmation) => {
    expect(confirmationOf(dates, '2026-11-22')).toEqual(confirmation)
  })
  it('holds on the last day and no longer, on 29 February too', () => {
    expect(confirmationOf({ modified: '2024-02-29' }, '2025-02-28').kind).toBe('confirmed')
    expect(confirmationOf({ modified: '2024-02-29' }, '2025-03-01').kind).toBe('overdue')
    expect(confirmationOf({ modified: '2027-02-28' }, '2028-02-29').kind).toBe('overdue')
  })
  it('is the same looked at from either end, on any two days', () => {
    const day = fc
      .date({ min: new Date('1999-12-01'), max: new Date('2032-03-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, (on, today) => {
        expect(aYearAfter(on) >= today).toBe(on >= confirmedSince(today))
      }),
      {
        examples: [
          ['2024-02-29', '2025-02-28'],
          ['2024-02-28', '2025-02-28'],
          ['2027-03-01', '2028-02-29'],
        ],
      },
    )
  })
})
