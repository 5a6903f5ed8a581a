import { describe, expect, test } from 'vitest'
import { readDocument } from './reading.ts'

const PREFIXES = `@prefix : <https://data.example/> .
@prefix dct: <http://purl.org/dc/terms/> .
`
/** Line of the first statement after the prefixes. */
const FIRST = 3

interface Case {
  readonly document: string
  /** Values of the statements that live. */
  readonly lives: readonly string[]
  readonly problems: readonly { line: number; effect: string; subject?: string; reason: RegExp }[]
}

const cases: Readonly<Record<string, Case>> = {
  'an IRI with a space is kept as its publisher wrote it': {
    document: ':a dct:source <https://x.example/a b> .\n:b dct:title "next" .',
    lives: ['https://x.example/a b', '"next"'],
    problems: [
      {
        line: FIRST,
        effect: 'kept',
        subject: 'https://data.example/a',
        reason: /<https:\/\/x\.example\/a b>.*kept as written/,
      },
    ],
  },
  'a dataset whose own IRI has a space keeps that IRI': {
    document: '<https://x.example/data set> dct:title "one" .\n:c dct:hasPart <https://x.example/data set> .',
    lives: ['"one"', 'https://x.example/data set'],
    problems: [
      { line: FIRST, effect: 'kept', reason: /illegal characters/ },
      { line: FIRST + 1, effect: 'kept', reason: /illegal characters/ },
    ],
  },
  'a missing semicolon is not taken for a missing dot where the line goes on with the statement': {
    document:
      ':a dct:title "lost"\n  dct:source <https://x.example/a> ;\n  dct:type :t .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST + 1, effect: 'statement-dropped', reason: /expected ; or , or \./ }],
  },
  'a template that was never filled in costs its triple': {
    document: ':a dct:isPartOf <{FDP_HOST}/catalog/{ID}> ; dct:title "stays" .\n:b dct:title "next" .',
    lives: ['"stays"', '"next"'],
    problems: [{ line: FIRST, effect: 'value-dropped', reason: /template that was never filled in/ }],
  },
  'a subject that is a template costs its statement': {
    document:
      '<{FDP_HOST}/dataset> dct:title "gone" ; dct:hasPart [ dct:title "gone too" ] .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [
      { line: FIRST, effect: 'value-dropped', reason: /template/ },
      { line: FIRST, effect: 'statement-dropped', reason: /subject cannot be read/ },
    ],
  },
  'a word that is no language tag leaves the text without one': {
    document: ':a dct:title "titre"@français , "title"@en .\n:b dct:title "next" .',
    lives: ['"titre"', '"title"@en', '"next"'],
    problems: [
      {
        line: FIRST,
        effect: 'kept',
        reason: /"français" is not a language tag; the text is kept without a language/,
      },
    ],
  },
  'an underscore in a language tag is read as a hyphen': {
    document: ':a dct:title "x"@en_US .',
    lives: ['"x"@en-us'],
    problems: [{ line: FIRST, effect: 'kept', reason: /read as "en-us"/ }],
  },
  'a prefix that is not declared costs its triple': {
    document: ':a dcat:theme :t ; dct:title "stays" ; dct:spatial ex:dk .\n:b dct:title "next" .',
    lives: ['"stays"', '"next"'],
    problems: [
      { line: FIRST, effect: 'value-dropped', reason: /prefix "dcat:" is not declared/ },
      { line: FIRST, effect: 'value-dropped', reason: /prefix "ex:" is not declared/ },
    ],
  },
  'a statement without a dot lives where the next one plainly begins': {
    document: ':a dct:title "one"\n:b dct:title "two" .',
    lives: ['"one"', '"two"'],
    problems: [{ line: FIRST + 1, effect: 'kept', reason: /dot is missing/ }],
  },
  'a missing value costs its statement': {
    document: ':a dct:title ; dct:description "gone" .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [
      {
        line: FIRST,
        effect: 'statement-dropped',
        subject: 'https://data.example/a',
        reason: /expected .* found "; dct:description/,
      },
    ],
  },
  'a bracket that is not closed costs its statement': {
    document: ':a dct:hasPart [ dct:title "gone" .\n:b dct:title "next" .\n:c dct:title "last" .',
    lives: ['"next"', '"last"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /expected ; or , or \]/ }],
  },
  'a quote that is not closed on its line costs its statement': {
    document:
      ':a dct:title "not closed ;\n  dct:description "Sentences. With dots. And more" .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /line break or is not closed/ }],
  },
  'triple quotes that are never closed cost their statement': {
    document: ':a dct:title """never closed .\n\n:b dct:title "next" .\n:c dct:title "last" .',
    lives: ['"next"', '"last"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /triple quotes is not closed/ }],
  },
  'a subject without properties costs itself': {
    document: ':a\n\n:b\n  dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST + 3, effect: 'statement-dropped', reason: /./ }],
  },
  'an IRI that is not closed costs its statement': {
    document: ':a dct:source <https://x.example/a ;\n  dct:title "gone" .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /not closed with >/ }],
  },
  'prose between statements costs itself': {
    document: ':a dct:title "one" .\nHere is some prose. It goes on.\n:b dct:title "two" .',
    lives: ['"one"', '"two"'],
    problems: [{ line: FIRST + 1, effect: 'statement-dropped', reason: /./ }],
  },
  'a directive that cannot be read leaves the prefixes as they are': {
    document: '@prefix dct <http://wrong.example/> .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /expected a prefix/ }],
  },
  'a prefix without its dot counts': {
    document: '@prefix ex: <https://ex.example/>\nex:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST + 1, effect: 'kept', reason: /dot is missing after @prefix/ }],
  },
  'an unknown escape in a text stays as written': {
    document: ':a dct:title "C:\\data" .',
    lives: ['"C:\\data"'],
    problems: [{ line: FIRST, effect: 'kept', reason: /backslash/ }],
  },
  'brackets nested beyond reason cost their statement': {
    document: `:a dct:hasPart ${'[ dct:hasPart '.repeat(5000)} "x" ${']'.repeat(5000)} .\n:b dct:title "next" .`,
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /nested deeper/ }],
  },
  'a graph block in Turtle costs itself': {
    document: ':g { :s dct:title "gone" }\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /./ }],
  },
  'triples about triples cost their statement': {
    document: '<< :s :p :o >> dct:source :x .\n:b dct:title "next" .',
    lives: ['"next"'],
    problems: [{ line: FIRST, effect: 'statement-dropped', reason: /RDF 1\.2/ }],
  },
}

describe.each(Object.entries(cases))('%s', (_, { document, lives, problems }) => {
  test.each([1_000_000, 7])('in pieces of %i bytes', async (pieceBytes) => {
    const read = await readDocument(PREFIXES + document, 'turtle', pieceBytes)
    expect(read.quads.map(({ object }) => object)).toEqual(lives)
    expect(read.problems).toMatchObject(
      problems.map(({ reason, ...rest }) => ({ ...rest, reason: expect.stringMatching(reason) })),
    )
  })
})

test('one broken statement in each hundred costs itself alone, and each is reported once with its line', async () => {
  const statements = Array.from({ length: 5000 }, (_, index) =>
    index % 100 === 50
      ? `:s${index} dct:title , "broken" .`
      : `:s${index} dct:title "title ${index}"@da ; dct:hasPart [ dct:title "part" ] .`,
  )
  const { quads, problems } = await readDocument(PREFIXES + statements.join('\n'), 'turtle')
  expect(quads.length).toBe(4950 * 3)
  expect(problems.map(({ line }) => line)).toEqual(
    Array.from({ length: 50 }, (_, index) => FIRST + index * 100 + 50),
  )
})

test('a text longer than any description costs its triple, whether it ends or not', async () => {
  const long = 'x'.repeat(5 * 1024 * 1024)
  const closed = await readDocument(
    `${PREFIXES}:a dct:title "${long}"@da ; dct:identifier "stays" .`,
    'turtle',
  )
  expect(closed.quads.map(({ object }) => object)).toEqual(['"stays"'])
  expect(closed.problems).toMatchObject([{ line: FIRST, effect: 'value-dropped' }])
  const open = await readDocument(
    `${PREFIXES}:a dct:title """${long}${long}\n\n:b dct:title "next" .`,
    'turtle',
  )
  expect(open.quads.map(({ object }) => object)).toEqual(['"next"'])
})

test('in TriG a broken statement leaves its graph open for the next one', async () => {
  const { quads, problems } = await readDocument(
    `${PREFIXES}:g {\n:a dct:title "one" .\n:b dct:title ; .\n:c dct:title "three" .\n}\n:d dct:title "outside" .`,
    'trig',
  )
  expect(quads).toMatchObject([
    { object: '"one"', graph: 'https://data.example/g' },
    { object: '"three"', graph: 'https://data.example/g' },
    { object: '"outside"', graph: '' },
  ])
  expect(problems).toMatchObject([{ line: FIRST + 2, effect: 'statement-dropped' }])
})
