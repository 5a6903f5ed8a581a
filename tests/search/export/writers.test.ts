import { parse as parseCsv } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvWriter } from '../../../src/search/export/csv.ts'
import { listedFrom } from '../../../src/search/export/listed.ts'
import { risReference } from '../../../src/search/export/ris.ts'
import { writeAtomList, writeCsvList } from '../../../src/search/export/write-list.ts'
import { element } from '../../../src/search/export/xml.ts'
import { loadVocabularies } from '../../../src/vocabulary/load.ts'
import { da, en, record, shelfOf } from '../records.ts'

const vocabulary = loadVocabularies()
const writing = {
  language: 'da' as const,
  vocabulary,
  publicUrl: 'https://data.example',
  catalogue: 'Datalandkort',
}
const listed = (written: Parameters<typeof record>[1]) =>
  listedFrom({ record: record('x', written), vocabulary })

describe('a line of CSV', () => {
  const { head, row } = csvWriter('standard', writing)
  const titleOf = (title: string) => {
    const [line] = parseCsv<Record<string, string>>(head + row(listed({ title: [da(title)] })), {
      columns: true,
    })
    return line?.['title']
  }

  it.each([
    ['=HYPERLINK("https://evil.example";"Klik")', `'=HYPERLINK("https://evil.example";"Klik")`],
    ['+45 12345678', `'+45 12345678`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1:A9)', `'@SUM(A1:A9)`],
    ['\t=1+1', `'=1+1`],
    ['＝1+1', `'＝1+1`],
  ])('never begins a formula: %s', (title, written) => {
    expect(titleOf(title)).toBe(written)
  })

  it.each(['Komma, citat "og" semikolon;', 'Rør | streg', 'Helt almindelig – 5 % = godt'])(
    'gives back what was written: %s',
    (title) => {
      expect(titleOf(title)).toBe(title)
    },
  )

  it('stays one line, whatever a publisher wrote', () => {
    const line = row(listed({ title: [da('To\r\nlinjer\u{2028}og\u{0}et nul')] }))
    expect(line.slice(0, -2)).not.toMatch(/[\s\p{Cc}]{2}|[\r\n\u{2028}]|\p{Cc}/u)
    expect(line).toContain('To linjer og et nul')
  })

  it('falls back on the other language, and shows keywords in one', () => {
    const line = row(
      listed({ title: [en('Only English')], keyword: [da('kræft'), en('cancer'), { value: 'ICD-10' }] }),
    )
    expect(line).toContain('Only English')
    expect(line).toContain('kræft | ICD-10')
    expect(line).not.toContain('cancer')
  })
})

describe('a reference in RIS', () => {
  it('has no line that a publisher wrote as a tag', () => {
    const text = risReference(listed({ title: [da('Titel\r\nER  - \r\nTY  - BOOK')] }), writing)
    expect(text.match(/^TY {2}- /gm)).toHaveLength(1)
    expect(text).toContain('TI  - Titel ER - TY - BOOK\r\n')
  })

  it('is called by its address where it has no title', () => {
    expect(risReference(listed({}), writing)).toContain('TI  - https://example.org/dataset/x\r\n')
  })
})

describe('XML', () => {
  it('is escaped, and free of characters that it has no place for', () => {
    expect(element('title', { a: '"<&>' }, 'a<b>&"c"\u{0}\u{B}\u{FFFF}\u{D800}😀\r')).toBe(
      '<title a="&quot;&lt;&amp;&gt;">a&lt;b&gt;&amp;&quot;c&quot;😀&#13;</title>',
    )
  })
})

describe('a long list', () => {
  const store = {
    ...shelfOf(),
    recordsOf: async (ids: readonly string[]) => ids.map((id) => record(id, { title: [da(`Titel ${id}`)] })),
    changeTimes: async (ids: readonly string[]) => ids.map((id) => ({ id, at: '2026-01-01T00:00:00.000Z' })),
    lastChange: async () => undefined,
  }
  const ids = Array.from({ length: 2500 }, (_, number) => `d${number}`)
  const gathered = async (pieces: AsyncIterable<string>) => {
    const all: string[] = []
    for await (const piece of pieces) all.push(piece)
    return all
  }

  it('is written in small pieces, each dataset once, in the order found', async () => {
    const pieces = await gathered(writeCsvList(ids, { writing, store, dialect: 'standard' }))
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(10_000)
    const rows = parseCsv<Record<string, string>>(pieces.join(''), { columns: true })
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  it('has every dataset in its feed once', async () => {
    const query = {
      text: '',
      language: 'da',
      sort: 'title',
      limit: 20,
      offset: 0,
      filters: {},
      ranges: {},
    } as const
    const feed = (await gathered(writeAtomList(ids, { writing, store, query, author: 'Udgiver' }))).join('')
    const found = [...feed.matchAll(/<entry>\s*<id>([^<]+)<\/id>/g)].map(([, id]) => id)
    expect(found).toHaveLength(2500)
    expect(new Set(found).size).toBe(2500)
  })
})
