import * as fc from 'fast-check'
import { text, typed } from '../../src/rdf/term.ts'
import type { Term, Triple } from '../../src/rdf/term.ts'

const EX = 'https://data.example/'

/** Texts with everything that has to be escaped somewhere. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'æ',
      '"',
      "'",
      '\\',
      '\n',
      '\r',
      '\t',
      ' ',
      '<',
      '&',
      '>',
      ']',
      '.',
      '😀',
      '\u00A0',
    ),
    maxLength: 12,
  }),
)

/** XML 1.0 can hold neither control characters nor two of the last code points. */
export const xmlText = anyText.filter(
  // oxlint-disable-next-line no-control-regex -- what XML excludes
  (value) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(value),
)

export const anyIri = fc
  .tuple(
    fc.constantFrom(
      EX,
      'http://purl.org/dc/terms/',
      'http://www.w3.org/ns/dcat#',
      'urn:x:',
      'https://æøå.example/',
      'mailto:',
    ),
    fc.string({
      unit: fc.constantFrom('a', 'B', '1', '-', '_', '.', '/', '#', '?', '%20', 'ø', '~', '(', ':'),
      maxLength: 8,
    }),
  )
  .map(([base, rest]) => base + rest)

/** IRIs that end in an XML name, as RDF/XML asks of properties. */
const anyProperty = fc.constantFrom(
  'http://purl.org/dc/terms/title',
  'http://www.w3.org/ns/dcat#distribution',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  `${EX}vocabulary#p1`,
  `${EX}vocabulary/with-dash`,
)

export const anyLiteral = (value: fc.Arbitrary<string>): fc.Arbitrary<Term> =>
  fc.oneof(
    value.map((each) => text(each)),
    fc
      .tuple(value, fc.constantFrom('da', 'en', 'fr-t-nl', 'en-gb'))
      .map(([each, language]) => text(each, language)),
    fc
      .tuple(value, fc.constantFrom('date', 'integer', 'boolean', 'decimal'))
      .map(([each, type]) => typed(each, `http://www.w3.org/2001/XMLSchema#${type}`)),
    fc
      .constantFrom('1', '-3.5', 'true', '1977')
      .map((each) => typed(each, 'http://www.w3.org/2001/XMLSchema#integer')),
  )

const anyBlank = fc.constantFrom('_:a', '_:b', '_:c', '_:d', '_:e')

const anyTriple = (value: fc.Arbitrary<string> = anyText): fc.Arbitrary<Triple> =>
  fc.record({
    subject: fc.oneof(anyIri, anyBlank),
    predicate: anyProperty,
    object: fc.oneof(anyIri, anyBlank, anyLiteral(value)),
  })

export const anyGraph = (value: fc.Arbitrary<string> = anyText): fc.Arbitrary<Triple[]> =>
  fc.array(anyTriple(value), { minLength: 1, maxLength: 14 })

/** Few terms and many blank nodes: copies, cycles and shared nodes in abundance. */
export const tangledGraph: fc.Arbitrary<Triple[]> = fc.array(
  fc.record({
    subject: fc.constantFrom('_:a', '_:b', '_:c', '_:d', '_:e', '_:f', `${EX}s`),
    predicate: fc.constantFrom(`${EX}p`, `${EX}q`),
    object: fc.constantFrom('_:a', '_:b', '_:c', '_:d', '_:e', '_:f', '"x"', '"y"'),
  }),
  { minLength: 1, maxLength: 9 },
)
