import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { configurationSchema, environmentSchema } from '../src/config-schema.ts'
import { readers } from '../src/sources/readers.ts'

const textOf = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const configuration = textOf('docs/configuration.md')
const kinds = Object.keys(readers)

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

/** Every key of the schema as the page names them: `server.port`, and `deletion.graceDays` of a source. */
function keysOf(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const below = keysOf(inner, `${prefix}${name}.`)
    return below.length > 0 ? below : [prefix + name]
  })
}

/** Keys with parts that the page tells in one row. */
const TOLD_TOGETHER = /^(catalogue\.(title|description|publisher)|accessBody|search|title)(\..+)?$/

describe('the page on the configuration', () => {
  it.each(kinds)('says what a source of the kind %s is', (kind) => {
    expect(configuration).toContain(`### \`${kind}\``)
    expect(textOf('README.md')).toContain(`| \`${kind}\` |`)
  })

  it('has every key', () => {
    const schema = configurationSchema(kinds)
    const inputOf = (each: z.ZodType) =>
      z.toJSONSchema(each, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    const keys = [...keysOf(inputOf(schema)), ...keysOf(inputOf(schema.shape.sources.unwrap().element))]
    expect(keys.length).toBeGreaterThan(20)
    const missing = keys.filter((key) => !TOLD_TOGETHER.test(key) && !configuration.includes(`\`${key}\``))
    expect(missing).toEqual([])
  })

  it('has every environment variable that overrides a key', () => {
    const missing = Object.keys(environmentSchema.shape).filter(
      (name) => !configuration.includes(`\`${name}\``),
    )
    expect(missing).toEqual([])
  })
})
