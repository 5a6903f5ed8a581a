import { describe, expect, it } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { dcat, dct, foaf, healthdcatap } from '../../src/rdf/namespaces.ts'
import { readSpreadsheet } from '../../src/spreadsheet/read-spreadsheet.ts'
import { placeWords } from '../../src/spreadsheet/reading/read-row.ts'
import { objects, readBook, readCsvText, vocabulary, workbook } from './books.ts'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const EU = 'http://publications.europa.eu/resource/authority/'
const shown = ({ faults }: Awaited<ReturnType<typeof readCsvText>>) =>
  faults.map(({ place, reason }) => `${placeWords(place)}: ${reason}`)

const withCell = (heading: string, cell: string) =>
  readCsvText(`Identifikator;Titel;${heading}\r\nx;Et register;"${cell.replaceAll('"', '""')}"\r\n`)

describe('a CSV file', () => {
  const danish = 'Identifikator;Titel\r\næøå;Sygehus på Fyn €\r\n'
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(danish)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${danish}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${danish}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${danish}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(danish.replace('€', '\u0080'), 'latin1')],
  ]
  for (const [name, bytes] of encodings)
    it(`is read as ${name}`, async () => {
      const read = await readCsvText(bytes)
      expect(objects(read, dct.title)).toEqual(['"Sygehus på Fyn €"@da'])
      expect(objects(read, dct.identifier)).toEqual(['"æøå"'])
    })

  for (const delimiter of [',', ';', '\t', '|'])
    it(`is read with ${JSON.stringify(delimiter)} between values, and line breaks inside quotes`, async () => {
      const rows = [
        ['Identifier', 'Title', 'Description'],
        ['a', `"One ${delimiter} two"`, '"first line\nsecond ""quoted"" line"'],
        ['b', 'Three', 'Four'],
      ]
      const read = await readCsvText(rows.map((row) => row.join(delimiter)).join('\n'))
      expect(read.faults).toEqual([])
      expect(read.datasets).toHaveLength(2)
      expect(objects(read, dct.title)).toEqual([`"One ${delimiter} two"@en`])
      expect(objects(read, dct.description)).toEqual(['"first line\nsecond "quoted" line"@en'])
    })

  it('may name its delimiter in a first line, as Excel writes it', async () => {
    const read = await readCsvText('sep=|\r\nIdentifier|Title, in full|Title (English)\r\na|x|Register\r\n')
    expect(objects(read, dct.title)).toEqual(['"Register"@en'])
  })

  it('with a quote that is never closed says so', async () => {
    await expect(readCsvText('Identifier;Title\na;"open\nb;c\n')).rejects.toThrow(/quotation mark/)
  })

  it('that is no template says which headings it has', async () => {
    await expect(readCsvText('Navn;Alder\nIda;3\n')).rejects.toThrow(
      /no sheet has the headings.*"Navn", "Alder"/,
    )
  })

  it('has its variables in a second file', async () => {
    const read = await readCsvText(
      'Identifier;Title\na;Register\n',
      'Dataset;Variable;Title (English);Datatype\na;dob;Date of birth;dato\nb;x;X;string\n;;;\n',
    )
    expect(objects(read, 'http://www.w3.org/ns/csvw#name')).toEqual(['"dob"'])
    expect(objects(read, 'http://www.w3.org/ns/csvw#datatype')).toEqual(['"date"'])
    expect(shown(read)).toEqual([
      'sheet "variables.csv", row 3: the variable is left out: no dataset has the identifier "b"',
    ])
  })
})

describe('a heading', () => {
  for (const heading of [
    'BESKRIVELSE (DANSK)',
    'beskrivelse  dansk',
    'Description (Danish)',
    'descriptionDa',
    'Beskrivelse*',
  ])
    it(`is recognised as ${heading}`, async () => {
      expect(objects(await withCell(heading, 'x'), dct.description)).toEqual(['"x"@da'])
    })

  for (const heading of ['Ændret', 'aendret', 'ÆNDRET', 'Modified'])
    it(`is recognised with its Danish letters spelt as in ${heading}`, async () => {
      expect(objects(await withCell(heading, '2020'), dct.modified)).toEqual([`"2020"^^${XSD}gYear`])
    })

  it('that nobody knows is named once, and costs its column alone', async () => {
    const read = await withCell('Farve', 'rød')
    expect(read.datasets).toHaveLength(1)
    expect(shown(read)).toEqual([expect.stringMatching(/row 1, column C \(Farve\): the column is not read/)])
  })

  it('of one’s own is passed over', async () => {
    expect((await withCell('# farve', 'rød')).faults).toEqual([])
    expect((await withCell('Bemærkninger', 'rød')).faults).toEqual([])
  })
})

describe('a cell', () => {
  const dates: readonly (readonly [string, string])[] = [
    ['2020', `"2020"^^${XSD}gYear`],
    ['2020-03', `"2020-03"^^${XSD}gYearMonth`],
    ['2020-03-01', `"2020-03-01"^^${XSD}date`],
    ['2020-03-01T12:00:00Z', `"2020-03-01T12:00:00Z"^^${XSD}dateTime`],
    ['01-03-2020', `"2020-03-01"^^${XSD}date`],
    ['1/3/2020', `"2020-03-01"^^${XSD}date`],
    ['1.3.2020', `"2020-03-01"^^${XSD}date`],
    ['03-2020', `"2020-03"^^${XSD}gYearMonth`],
    ['1. marts 2020', `"2020-03-01"^^${XSD}date`],
    ['1 March 2020', `"2020-03-01"^^${XSD}date`],
    ['maj 2020', `"2020-05"^^${XSD}gYearMonth`],
    ['43891', `"2020-03-01"^^${XSD}date`],
  ]
  for (const [written, term] of dates)
    it(`with the date ${written} is read`, async () => {
      const read = await withCell('Ændret', written)
      expect(read.faults).toEqual([])
      expect(objects(read, dct.modified)).toEqual([term])
    })

  const codes: readonly (readonly [string, string, string, string])[] = [
    ['Adgang', 'NON_PUBLIC', dct.accessRights, `${EU}access-right/NON_PUBLIC`],
    ['Adgang', 'ikke offentlig', dct.accessRights, `${EU}access-right/NON_PUBLIC`],
    ['Access rights', 'Non-public', dct.accessRights, `${EU}access-right/NON_PUBLIC`],
    ['Adgang', `${EU}access-right/NON_PUBLIC`, dct.accessRights, `${EU}access-right/NON_PUBLIC`],
    ['Opdateres', 'hvert femte minut', dct.accrualPeriodicity, `${EU}frequency/5MIN`],
    ['Geografi', 'Danmark', dct.spatial, `${EU}country/DNK`],
    ['Geografi', 'DK01', dct.spatial, 'http://data.europa.eu/nuts/code/DK01'],
    ['Sprog', 'dansk', dct.language, `${EU}language/DAN`],
    ['Sprog', 'da', dct.language, `${EU}language/DAN`],
    [
      'Kodesystemer',
      'ICD-10',
      healthdcatap.hasCodingSystem,
      'https://hdeu-dcat.data.health.europa.eu/resource/authority/coding-system/ICD-10',
    ],
  ]
  for (const [heading, written, property, iri] of codes)
    it(`under ${heading} with ${written} is resolved to its concept`, async () => {
      const read = await withCell(heading, written)
      expect(read.faults).toEqual([])
      expect(objects(read, property)).toEqual([iri])
    })

  it('holds several values between semicolons and line breaks', async () => {
    const read = await withCell('Emneord', 'hjerte; kar\nblod;')
    expect(objects(read, dcat.keyword)).toEqual(['"hjerte"@da', '"kar"@da', '"blod"@da'])
  })

  for (const [written, value] of [
    ['ja', 'true'],
    ['Nej', 'false'],
    ['yes', 'true'],
    ['NO', 'false'],
    ['x', 'true'],
  ] as const)
    it(`with ${written} is ${value}`, async () => {
      const read = await withCell('Strukturerede data', written)
      expect(objects(read, healthdcatap.hasStructuredData)).toEqual([`"${value}"^^${XSD}boolean`])
    })

  for (const written of ['1200', '1.200', '1,200', '1 200', '1\u00A0200'])
    it(`with the number ${written} is twelve hundred`, async () => {
      const read = await withCell('Antal poster', written)
      expect(objects(read, healthdcatap.numberOfRecords)).toEqual([`"1200"^^${XSD}nonNegativeInteger`])
    })

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['Ændret', '31-02-2020', /"31-02-2020" is no date; expected/],
    ['Ændret', '12-31-2020', /is no date/],
    ['Adgang', 'hemmelig', /"hemmelig" is neither a code nor a name of the list access-right; expected/],
    ['Antal poster', '1,5', /is no whole number/],
    ['Antal poster', 'mange', /is no whole number/],
    ['Strukturerede data', 'måske', /neither yes nor no/],
    ['Hjemmeside', 'javascript:alert(1)', /is no web address/],
    ['Hjemmeside', 'example', /is no web address/],
    ['Afledt af', 'et andet register', /is no IRI/],
    ['Kontakt: e-mail', 'ida', /is no e-mail/],
    ['Tidsopløsning', 'en dag', /is no duration/],
    ['Adgang: hent', 'https://example.dk/x.csv', /is left out because the column Adgangsadresse/],
  ]
  for (const [heading, written, reason] of bad)
    it(`under ${heading} with ${written} costs itself alone, and is named`, async () => {
      const read = await withCell(heading, written)
      expect(read.datasets).toHaveLength(1)
      expect(objects(read, dct.title)).toEqual(['"Et register"@da'])
      expect(shown(read)).toEqual([expect.stringMatching(reason)])
      expect(shown(read)[0]).toContain('row 2, column C')
    })

  it('of which one value of several is bad keeps the others', async () => {
    const read = await withCell('Kodesystem', 'ICD-10; hokuspokus')
    expect(objects(read, healthdcatap.hasCodingSystem)).toHaveLength(1)
    expect(read.faults).toHaveLength(1)
  })
})

describe('a row', () => {
  it('without identifier costs itself alone', async () => {
    const read = await readCsvText('Identifikator;Titel\n;Uden id\nb;Med id\n')
    expect(objects(read, dct.title)).toEqual(['"Med id"@da'])
    expect(shown(read)).toEqual([expect.stringMatching(/row 2: the row is left out.*identifier/)])
  })

  it('without title costs itself alone, and its dataset is known', async () => {
    const read = await readCsvText('IRI;Identifikator;Titel\nhttps://example.dk/a;a;\n;b;B\n')
    expect(read.datasets).toHaveLength(1)
    expect(read.faults).toMatchObject([{ cost: 'row', iri: 'https://example.dk/a' }])
  })

  it('with an unusable IRI is left out: under another one it would be another dataset', async () => {
    const read = await readCsvText('IRI;Identifikator;Titel\nikke en iri;a;A\n')
    expect(read.datasets).toEqual([])
    expect(read.faults).toHaveLength(2)
  })

  it('that repeats an identifier is left out, and the first is named', async () => {
    const read = await readCsvText('Identifikator;Titel\na;A\n\na;A igen\n')
    expect(read.datasets).toHaveLength(1)
    expect(shown(read)).toEqual([expect.stringMatching(/row 4: .*row 2 already/)])
  })

  it('has the same IRI in the next run, whatever else changes', async () => {
    const first = await readCsvText('Identifikator;Titel\na;A\n')
    const second = await readCsvText('Titel,Identifikator\nEt nyt navn,a\n')
    expect(second.datasets[0]?.iri).toBe(first.datasets[0]?.iri)
    expect(first.datasets[0]?.iri).toMatch(/^urn:uuid:/)
  })

  it('with several access addresses has a distribution for each', async () => {
    const read = await readCsvText(
      'Identifikator;Titel;Adgangsadresse;Adgang: format\na;A;"https://example.dk/1;https://example.dk/2";"CSV;XML"\n',
    )
    expect(objects(read, dcat.distribution)).toHaveLength(2)
    expect(objects(read, dct.format)).toEqual([`${EU}file-type/CSV`, `${EU}file-type/XML`])
  })
})

describe('an Excel workbook', () => {
  const headings = ['Identifikator', 'Titel', 'Ændret', 'Antal poster']

  it('gives shared, rich and inline texts', async () => {
    const read = await readBook({
      strings: ['<t>Et</t>', '<r><t>Syge</t></r><r><t>hus</t></r><rPh><t>x</t></rPh>'],
      sheets: [
        {
          name: 'Ark1',
          rows: [
            headings,
            [
              { t: 's', v: '0' },
              { t: 's', v: '1' },
            ],
          ],
        },
      ],
    })
    expect(objects(read, dct.title)).toEqual(['"Sygehus"@da'])
    expect(objects(read, dct.identifier)).toEqual(['"Et"'])
  })

  it('gives dates as days, in both of Excel’s calendars', async () => {
    const rows = [headings, ['a', 'A', { v: '43891', s: 1 }, { v: '12' }]]
    const since1900 = await readBook({ styles: [0, 164], sheets: [{ name: 'x', rows }] })
    expect(objects(since1900, dct.modified)).toEqual([`"2020-03-01"^^${XSD}date`])
    expect(objects(since1900, healthdcatap.numberOfRecords)).toEqual([`"12"^^${XSD}nonNegativeInteger`])
    const since1904 = await readBook({
      styles: [0, 14],
      date1904: true,
      sheets: [{ name: 'x', rows: [headings, ['a', 'A', { v: '42429', s: 1 }]] }],
    })
    expect(objects(since1904, dct.modified)).toEqual([`"2020-03-01"^^${XSD}date`])
  })

  it('gives a bare number in a column of dates as a year, or as Excel’s day', async () => {
    const rows = [headings, ['a', 'A', { v: '1977' }]]
    expect(objects(await readBook({ sheets: [{ name: 'x', rows }] }), dct.modified)).toEqual([
      `"1977"^^${XSD}gYear`,
    ])
  })

  it('never works out a formula: the value saved with it counts, and its absence is named', async () => {
    const rows = [
      headings,
      [
        'a',
        { t: 'str', f: 'CONCAT("A","B")', v: 'AB' },
        { f: 'TODAY()' },
        { t: 'e', f: '1/0', v: '#DIV/0!' },
      ],
    ]
    const read = await readBook({ sheets: [{ name: 'Data', rows }] })
    expect(objects(read, dct.title)).toEqual(['"AB"@da'])
    expect(shown(read)).toEqual([
      expect.stringMatching(/sheet "Data", row 2, column C \(Ændret\): has a formula whose result/),
      expect.stringMatching(/column D \(Antal poster\): has a formula that ends with #DIV\/0!/),
    ])
  })

  it('may have titles above its headings, other sheets, and columns in any order', async () => {
    const read = await readBook({
      sheets: [
        { name: 'Forside', rows: [['Velkommen']] },
        {
          name: 'Data',
          rows: [['Region X'], [], ['Titel', undefined, 'Identifikator'], ['A', undefined, 'a']],
        },
      ],
    })
    expect(objects(read, dct.title)).toEqual(['"A"@da'])
  })

  it('with publishers gives agents with their contact', async () => {
    const read = await readBook({
      sheets: [
        {
          name: 'x',
          rows: [
            ['Id', 'Titel', 'Udgiver', 'Udgiver: e-mail'],
            ['a', 'A', 'Kommunen', 'x@example.dk'],
          ],
        },
      ],
    })
    expect(objects(read, foaf.name)).toEqual(['"Kommunen"@da'])
    expect(objects(read, 'http://data.europa.eu/m8g/email')).toEqual(['"x@example.dk"'])
  })

  const readBytes = (bytes: Uint8Array) =>
    readSpreadsheet([{ format: 'xlsx', name: 'x', bytes }], { vocabulary, source: 's' })
  const book = workbook({ sheets: [{ name: 'x', rows: [headings] }] })

  it('that is cut off, or another kind of ZIP, says so', async () => {
    await expect(readBytes(book.slice(0, book.length / 2))).rejects.toThrow(/damaged or cut off/)
    await expect(readBytes(zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(/no .xlsx spreadsheet/)
  })

  /** An archive that says another size of its sheet than it has. */
  const saying = (said: number, size: number) => {
    const archive = Buffer.from(
      zipSync({
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': new Uint8Array(size),
      }),
    )
    const before = Buffer.alloc(4)
    before.writeUInt32LE(size)
    for (let at = archive.indexOf(before); at >= 0; at = archive.indexOf(before, at + 1))
      archive.writeUInt32LE(said, at)
    return archive
  }

  it('that is a ZIP bomb is stopped before it is unpacked', async () => {
    await expect(readBytes(saying(120_000_000, 5_000_001))).rejects.toThrow(/unpacks to more than/)
  })

  it('that lies about its size gives no more than it says', async () => {
    await expect(readBytes(saying(1000, 5_000_001))).rejects.toThrow(/is empty/)
  })

  it('with entities to expand is refused', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'),
    })
    await expect(readBytes(bytes)).rejects.toThrow(/document type/)
  })
})
