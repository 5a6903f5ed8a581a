import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/record.ts'
import type { Text } from '../../src/dataset/description.ts'
import { followTogether } from '../../src/search/follow-together.ts'
import { openVariableIndex, type VariableIndex } from '../../src/search/variables/variable-index.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { coding, da, en, record, shelfOf, variables } from './records.ts'

const vocabulary = loadVocabularies()
const folder = mkdtempSync(join(tmpdir(), 'datalandkort-variables-'))
const years = (from: string, to: string) => ({
  start: { written: from, from: `${from}-01-01`, to: `${from}-12-31` },
  end: { written: to, from: `${to}-01-01`, to: `${to}-12-31` },
  labels: [],
})

const lab = record('lab', {
  title: [da('Laboratoriedatabasen'), en('The laboratory database')],
  temporal: [years('2008', '2024')],
  codingSystem: [coding('NPU')],
  variables: [variables('HbA1c', da('Langtidsblodsukker')), variables('svar_dato', da('Svarets dato'))],
  codeValues: [{ value: 'NPU27300' }],
})
const diabetes = record('diabetes', {
  title: [da('Diabetesdatabasen')],
  temporal: [years('2005', '2020')],
  variables: [variables('hba1c', da('Blodsukker over tid')), variables('alder', da('Alder'))],
})
const births = record('births', {
  title: [da('Fødselsregisteret')],
  variables: [variables('fødselsvægt', da('Vægt ved fødslen')), variables('BirthDate', en('Date of birth'))],
})

let index: VariableIndex
beforeEach(async () => {
  index = openVariableIndex(':memory:', vocabulary)
  await index.update({ records: [lab, diabetes, births], deleted: [], position: 3 })
})
afterEach(() => index.close())

const found = (text: string) => index.find({ text, limit: 50 })
const names = (text: string) => found(text)?.variables.map(({ name }) => name)

describe('variables', () => {
  it('are one by name, with every dataset that has them, its years, its code lists and its words', () => {
    const answer = found('hba1c')
    expect(answer?.total).toBe(1)
    const [variable] = answer?.variables ?? []
    expect(variable).toMatchObject({ kind: 'column', name: 'HbA1c', datasets: 2 })
    expect(variable?.holders).toEqual([
      {
        id: 'lab',
        title: [da('Laboratoriedatabasen'), en('The laboratory database')],
        years: { from: 2008, to: 2024 },
        codingSystems: ['NPU'],
        wording: { name: 'HbA1c', title: [da('Langtidsblodsukker')], description: [] },
      },
      {
        id: 'diabetes',
        title: [da('Diabetesdatabasen')],
        years: { from: 2005, to: 2020 },
        codingSystems: [],
        wording: { name: 'hba1c', title: [da('Blodsukker over tid')], description: [] },
      },
    ])
  })

  it.each([
    ['a word of the title', 'langtidsblodsukker', ['HbA1c']],
    ['the beginning of a word', 'langtids', ['HbA1c']],
    ['letters written out', 'foedselsvaegt', ['fødselsvægt']],
    ['a part of a name in signs', 'dato', ['svar_dato']],
    ['a part of a name in capitals', 'birth', ['BirthDate']],
    ['a code', 'npu27300', ['NPU27300']],
    ['several words', 'vægt fødslen', ['fødselsvægt']],
    ['nothing that anybody has', 'findesikke', []],
    ['signs alone', '"*(', []],
    ['what the index would take for an operator', 'alder" OR name:*', ['alder']],
  ])('are found by %s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it('are found by other words for the same, last and saying so', async () => {
    const records = [
      record('a', { variables: [variables('HbA1c')] }),
      record('b', { variables: [variables('glykeret_haemoglobin')] }),
    ]
    await index.clear()
    await index.update({ records, deleted: [], position: 2 })
    expect(found('hba1c')?.variables.map(({ name, because }) => [name, because])).toEqual([
      ['HbA1c', 'word'],
      ['glykeret_haemoglobin', 'synonym'],
    ])
    expect(names('langtidsblodsukker')?.toSorted()).toEqual(['HbA1c', 'glykeret_haemoglobin'])
  })

  it('come in the order of how well they fit, then of how many datasets have them', async () => {
    const records = ['a', 'b', 'c'].map((id) => record(id, { variables: [variables('alder_ved_start')] }))
    await index.update({ records, deleted: [], position: 6 })
    expect(names('alder')).toEqual(['alder', 'alder_ved_start'])
    expect(names('')?.slice(0, 2)).toEqual(['alder_ved_start', 'HbA1c'])
  })

  it.each([
    '😀',
    'مرحبا',
    '日本語 かな',
    '\u{0}\u{1}',
    '"',
    'NEAR(a b)',
    '{name} : x',
    "'; DROP TABLE held; --",
    '-',
    'a AND',
    '^alder',
    'alder*',
    `${'x'.repeat(500)} ${'ord '.repeat(120)}`,
    'udgiver:"sundhed',
    '-kræft -"to ord"',
  ])('answer %j without an error', (text) => {
    expect(found(text)?.total).toBeGreaterThanOrEqual(0)
  })

  it.each(['', 'a'])('are read a page at a time, each once (%s)', async (text) => {
    const records = Array.from({ length: 30 }, (_, n) =>
      record(`r${n}`, { variables: [variables(`a ${n % 10}`), variables(`a b ${n}`)] }),
    )
    await index.update({ records, deleted: [], position: 33 })
    const total = found(text)?.total
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = index.find({ text, limit: 7, ...(cursor !== undefined && { cursor }) })
      expect(page?.total).toBe(total)
      seen.push(...(page?.variables.map(({ kind, name }) => `${kind} ${name}`) ?? []))
      cursor = page?.next
    } while (cursor !== undefined && seen.length < 100)
    expect(seen).toHaveLength(total ?? 0)
    expect(new Set(seen).size).toBe(total)
  })

  it.each(['nonsense', '', Buffer.from('[1]').toString('base64url')])('know no cursor %j', (cursor) => {
    expect(index.find({ text: '', limit: 5, cursor })).toBeUndefined()
  })
})

describe('the index of variables', () => {
  it('follows changes and deletions, and keeps no word of what is gone', async () => {
    const title: Text[] = [da('Nyt navn')]
    await index.update({
      records: [record('lab', { title, variables: [variables('crp', da('C-reaktivt protein'))] })],
      deleted: ['diabetes'],
      position: 5,
    })
    expect(names('hba1c')).toEqual([])
    expect(names('langtidsblodsukker')).toEqual([])
    expect(found('crp')?.variables[0]?.holders[0]?.title).toEqual(title)
    expect(await index.position()).toBe(5)
  })

  it('is the same when the same is said twice', async () => {
    const before = found('')
    await index.update({ records: [lab, lab, births], deleted: [], position: 4 })
    expect(found('')).toEqual(before)
  })

  it('is empty after being cleared, and filled again', async () => {
    await index.clear()
    expect([await index.position(), found('')?.total]).toEqual([0, 0])
    await index.update({ records: [lab], deleted: [], position: 1 })
    expect(names('hba1c')).toEqual(['HbA1c'])
  })

  it('is kept in its file, and made anew where another version wrote it', async () => {
    const path = join(folder, 'variables.db')
    const first = openVariableIndex(path, vocabulary)
    await first.update({ records: [lab], deleted: [], position: 7 })
    await first.close()
    const second = openVariableIndex(path, vocabulary)
    expect([await second.position(), second.find({ text: 'hba1c', limit: 5 })?.total]).toEqual([7, 1])
    await second.close()
    const file = new Database(path)
    file.pragma('user_version = 999')
    file.close()
    const third = openVariableIndex(path, vocabulary)
    expect([await third.position(), third.find({ text: '', limit: 5 })?.total]).toEqual([0, 0])
    await third.close()
    rmSync(folder, { recursive: true })
  })
})

describe('two indexes', () => {
  const indexOf = () => {
    const held = new Map<string, CatalogueRecord>()
    let position = 0
    return {
      held,
      position: async () => position,
      async update(batch: {
        records: readonly CatalogueRecord[]
        deleted: readonly string[]
        position: number
      }) {
        for (const one of batch.records) held.set(one.id, one)
        for (const id of batch.deleted) held.delete(id)
        position = batch.position
      },
      async clear() {
        held.clear()
        position = 0
      },
    }
  }

  it('follow the catalogue together, the one that lags first', async () => {
    const [first, second] = [indexOf(), indexOf()]
    const store = shelfOf(lab, diabetes)
    await followTogether({ store, engines: [first, second] })
    expect([await first.position(), await second.position()]).toEqual([2, 2])
    await second.clear()
    store.put(births)
    await followTogether({ store, engines: [first, second] })
    expect([...second.held.keys()].toSorted()).toEqual(['births', 'diabetes', 'lab'])
    expect([...first.held.keys()].toSorted()).toEqual(['births', 'diabetes', 'lab'])
    expect([await first.position(), await second.position()]).toEqual([3, 3])
  })
})
