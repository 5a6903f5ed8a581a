import type { z } from 'zod'
import type { ConfigurationFile, configurationSchema } from './config-schema.ts'

type Schema = ReturnType<typeof configurationSchema>
type Given = Readonly<Record<string, unknown>>

/**
 * What can be understood of a file that has problems, so that the rest can be looked at in the same round: every part
 * that is right by itself, and each source in its place. Never served.
 */
export function salvage(schema: Schema, given: unknown): ConfigurationFile | undefined {
  if (!isObject(given)) return undefined
  const { sources, ...rest } = given
  const sourceShape = schema.shape.sources.unwrap().element.shape
  const standIns = Array.isArray(sources)
    ? sources.map((each, place) => standIn(sourceShape, each, place))
    : []
  return schema.safeParse({ ...rightParts(schema.shape, rest), sources: standIns }).data
}

const standIn = (shape: Readonly<Record<string, z.ZodType>>, given: unknown, place: number): Given => ({
  id: `source-without-id-${place}`,
  kind: 'dcat',
  url: 'https://source.invalid/',
  title: { da: '-' },
  ...rightParts(shape, isObject(given) ? given : {}),
})

/** As they were written: they are parsed again with the whole. */
const rightParts = (shape: Readonly<Record<string, z.ZodType>>, given: Given): Given =>
  Object.fromEntries(Object.entries(given).filter(([key, value]) => shape[key]?.safeParse(value).success))

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
