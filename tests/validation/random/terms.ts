import * as fc from 'fast-check'
import { xsd } from '../../../src/rdf/namespaces.ts'
import { typed } from '../../../src/rdf/term.ts'

const EX = 'https://example.org/'
export const NODES = ['a', 'b', 'c'].map((name) => EX + name)
export const BLANK_NODES = ['_:d1', '_:d2']
export const PROPERTIES = ['p', 'q', 'r'].map((name) => EX + name)
export const CLASSES = ['C', 'D', 'E'].map((name) => EX + name)
const INTEGERS = [-3, 0, 2, 7].map((number) => typed(String(number), xsd.integer))
export const NUMBERS = [...INTEGERS, typed('2.0', xsd.decimal), typed('2.5', xsd.decimal)]
export const DATES = ['2024-02-29', '2025-01-01'].map((day) => typed(day, xsd.date))
export const COMPARABLE = [
  ...NODES,
  ...BLANK_NODES,
  ...NUMBERS,
  ...DATES,
  '"x"',
  '"hello"',
  typed('true', xsd.boolean),
]
export const TERMS = [
  ...COMPARABLE,
  '"x"@en',
  '"hej"@da',
  '"hey"@en',
  '"colour"@en-gb',
  '""',
  typed('x', xsd.integer),
]

export const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)
