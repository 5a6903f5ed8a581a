import { describe, expect, it } from 'vitest'
import { describeRun } from '../../src/commands/outcome.ts'
import { dataPoint } from '../sources/data-point.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()

describe('a data point with drafts', () => {
  it.each([401, 403])('is harvested well, and its drafts are noted (%i)', async (status) => {
    const pages = { ...dataPoint(['a', 'b', 'c']), '/dataset/b': { status } }
    const { origin } = await setting.serve(pages)
    const report = await setting.harvest(`${origin}/`, { settings: { kind: 'fair-data-point' } })
    expect(report).toMatchObject({
      outcome: { kind: 'done' },
      counts: { created: 2, rejected: 0 },
      rejections: [],
      passedOver: { count: 1, documents: [{ document: `${origin}/dataset/b` }] },
    })
    expect(describeRun(report)).toBe('source: done, 2 found, 2 created, 1 not public')
  })
})
