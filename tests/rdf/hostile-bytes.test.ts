import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { RdfSyntaxError } from '../../src/rdf/problem.ts'
import { serializeRdf } from '../../src/rdf/serialize.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import type { SyntaxName } from '../../src/rdf/syntaxes.ts'
import { readDocument } from './reading.ts'

const SAMPLE = parseTurtle(
  readFileSync('tests/fixtures/documents/catalogue-with-agents-before-and-after.ttl', 'utf8'),
)

/** A piece of the document cut out, doubled, or replaced by bytes that mean something somewhere. */
const anyDamage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  instead: fc.oneof(
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        '"',
        '"""',
        "'",
        '<',
        '>',
        '.',
        ';',
        '[',
        ']',
        '(',
        '{',
        '}',
        '\\',
        '@',
        '^^',
        '_:',
        '#',
        '&',
        '<!--',
        ']]>',
        '\0',
        '\n',
        '\r',
        '\uFEFF',
        '\u2028',
        '😀'.slice(0, 1),
      )
      .map((text) => Buffer.from(text)),
  ),
})

function damage(bytes: Buffer, damages: readonly { at: number; length: number; instead: Buffer }[]): Buffer {
  return damages.reduce((whole, { at, length, instead }) => {
    const start = Math.floor(at * whole.length)
    return Buffer.concat([whole.subarray(0, start), instead, whole.subarray(start + length)])
  }, bytes)
}

/** What became of a document: read as far as it goes, refused in plain words, or a fault of ours. */
async function outcomeOf(bytes: Buffer, syntax: SyntaxName, pieceBytes: number): Promise<'read' | 'refused'> {
  try {
    const { quads } = await readDocument(bytes, syntax, pieceBytes)
    canonicalize(quads)
    return 'read'
  } catch (error) {
    if (error instanceof RdfSyntaxError) return 'refused'
    throw error
  }
}

test.each(syntaxes.map(({ name }) => name))(
  'damaged %s is read as far as it goes or refused in plain words',
  async (syntax) => {
    const whole = Buffer.from(await serializeRdf(SAMPLE, syntax))
    const property = fc.asyncProperty(
      fc.array(anyDamage, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 3, max: 500 }),
      async (damages, pieceBytes) => {
        expect(['read', 'refused']).toContain(await outcomeOf(damage(whole, damages), syntax, pieceBytes))
      },
    )
    expect((await fc.check(property, { numRuns: 200 })).counterexample).toBeNull()
  },
)

test.each(['turtle', 'n-triples'] as const)(
  'damage to %s costs only the statement that it touches',
  async (syntax) => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `<https://x.example/s${index}> <https://x.example/p> "value ${index}"@da .`,
    )
    const anyPiece = fc.constantFrom('"', '<', '.', ';', '@', '\\', '^^', 'word', '<a b>', '""')
    const property = fc.asyncProperty(fc.nat(59), anyPiece, async (line, instead) => {
      const damaged = lines.with(line, (lines[line] ?? '').replace('"value', `${instead}value`))
      const { quads } = await readDocument(damaged.join('\n'), syntax)
      const read = new Set(quads.map(({ subject }) => subject))
      return [...lines.keys()].every((index) => index === line || read.has(`https://x.example/s${index}`))
    })
    expect((await fc.check(property, { numRuns: 200 })).counterexample).toBeNull()
  },
)

test('a quote that is never closed is found out in one pass', async () => {
  const { quads } = await readDocument(
    `<a:s> <a:p> "${'word '.repeat(40_000)}\n<a:t> <a:p> "x" .\n<a:u> <a:p> "next" .`,
    'turtle',
  )
  expect(quads.at(-1)?.object).toBe('"next"')
})
