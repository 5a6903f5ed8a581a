import { describe, expect, it } from 'vitest'
import { readMoment } from '../../src/catalogue/moment.ts'

describe('a moment', () => {
  it.each([
    [undefined, {}],
    ['', {}],
    ['2026-11-01', { at: '2026-11-01T23:59:59.999Z' }],
    ['2026-11-01T12:00', { at: '2026-11-01T12:00:00.000Z' }],
    ['2026-11-01T12:00:00+01:00', { at: '2026-11-01T11:00:00.000Z' }],
    ['2026-02-31', undefined],
    ['i går', undefined],
    ['2026-13-01', undefined],
  ])('%j is read as %j', (written, moment) => {
    expect(readMoment(written)).toEqual(moment)
  })
})
