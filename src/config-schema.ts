import { Cron } from 'croner'
import { z } from 'zod'

const DEFAULT_USER_AGENT = 'Datalandkort/0.1 (+https://datalandkort.example/about)'
const MIB = 1_048_576

const oneLine = z.string().trim().min(1, 'must not be empty')
const port = z.int().min(0).max(65_535)
const httpAddress = z.url({ protocol: /^https?$/, message: 'must be an http or https address' })
const iri = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'must be an absolute IRI without spaces')

/** Danish and English; where one is missing, the other stands in. */
const localized = z
  .strictObject({ da: oneLine.optional(), en: oneLine.optional() })
  .refine(({ da, en }) => da ?? en, 'needs a text in da or en')
  .transform(({ da, en }) => ({ da: da ?? en ?? '', en: en ?? da ?? '' }))

const body = z.strictObject({
  iri,
  name: localized,
  email: z.email('must be an e-mail address').optional(),
  contactPage: httpAddress.optional(),
})

const cron = z.string().refine(isCron, 'must be a cron expression such as "0 3 * * *"')

function isCron(expression: string): boolean {
  try {
    new Cron(expression, { paused: true }).stop()
    return true
  } catch {
    return false
  }
}

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'is not the name of an HTTP header')

const sourceSchema = (kinds: readonly string[]) =>
  z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
      .max(64),
    kind: z.enum(kinds),
    url: oneLine.refine(
      (url) => !/^[a-z][a-z0-9+.-]+:/i.test(url) || /^https?:\/\/[^/]/i.test(url),
      'must be an http or https address, or a path',
    ),
    title: localized,
    authority: iri.optional(),
    schedule: cron.optional(),
    profile: oneLine.default('healthdcat-ap-8'),
    headersEnv: z.record(headerName, oneLine).default({}),
    headersFile: z.record(headerName, oneLine).default({}),
    deletion: z
      .strictObject({
        graceDays: z.number().min(0).default(7),
        holdAbovePercent: z.number().min(0).max(100).default(20),
      })
      .prefault({}),
  })

/** The variables that a source may name which does not stand in the configuration file: whoever may add sources must not read all the others. */
const SECRET_OF_SOURCE = /^SOURCE_[A-Z0-9_]+$/

/** A source that is added while the server runs: nothing of this machine, and no secret but those meant for sources. */
export const addedSourceSchema = (kinds: readonly string[]) =>
  sourceSchema(kinds)
    .omit({ headersFile: true })
    .extend({
      url: httpAddress,
      headersEnv: z
        .record(
          headerName,
          z
            .string()
            .regex(SECRET_OF_SOURCE, 'must be the name of an environment variable that begins with SOURCE_'),
        )
        .default({}),
    })

const searchSchema = z.discriminatedUnion('engine', [
  z.strictObject({ engine: z.literal('embedded') }),
  z.strictObject({
    engine: z.literal('meilisearch'),
    url: httpAddress,
    apiKeyEnv: oneLine.optional(),
    apiKeyFile: oneLine.optional(),
  }),
])

const defaultBody = {
  iri: 'https://datalandkort.example/access-body',
  name: { da: 'Adgangsorgan for sundhedsdata', en: 'Health data access body' },
}

/** Everything a configuration file may say. `kinds`: the source kinds that exist. */
export const configurationSchema = (kinds: readonly string[]) =>
  z.strictObject({
    server: z
      .strictObject({
        port: port.default(8080),
        host: oneLine.default('127.0.0.1'),
        publicUrl: httpAddress.optional(),
      })
      .prefault({}),
    data: oneLine.optional(),
    catalogue: z
      .strictObject({
        title: localized.prefault({ da: 'Datalandkort', en: 'Data map of health data' }),
        description: localized.prefault({
          da: 'Sundhedsdatakilder og de myndigheder, der svarer for dem.',
          en: 'Health data sources and the authorities that answer for them.',
        }),
        publisher: body.optional(),
      })
      .prefault({}),
    accessBody: body.extend({ coordinator: z.boolean().default(false) }).prefault(defaultBody),
    search: searchSchema.default({ engine: 'embedded' }),
    network: z
      .strictObject({
        allowPrivateHosts: z.array(oneLine).default([]),
        maxBytes: z
          .int()
          .positive()
          .default(256 * MIB),
        requestTimeoutSeconds: z.number().positive().default(30),
        runTimeoutMinutes: z.number().positive().default(60),
        userAgent: oneLine.default(DEFAULT_USER_AGENT),
      })
      .prefault({}),
    profiles: oneLine.optional(),
    validation: z
      .strictObject({
        maxBytes: z
          .int()
          .positive()
          .default(10 * MIB),
        maxFetchedBytes: z
          .int()
          .positive()
          .default(50 * MIB),
        timeoutSeconds: z.number().positive().max(3600).default(60),
        threads: z.int().min(1).max(64).default(1),
        maxWaiting: z.int().min(0).max(1000).default(16),
      })
      .prefault({}),
    rehearsals: z
      .strictObject({
        keepHours: z.number().positive().max(8760).default(24),
        maxKept: z.int().positive().default(200),
      })
      .prefault({}),
    sources: z.array(sourceSchema(kinds)).default([]),
  })

export type ConfigurationFile = z.output<ReturnType<typeof configurationSchema>>

/** Environment variables that override the file; an empty one counts as absent. */
export const environmentSchema = z.object({
  PORT: z.string().regex(/^\d+$/, 'must be a port number').transform(Number).pipe(port).optional(),
  HOST: oneLine.optional(),
  PUBLIC_URL: httpAddress.optional(),
  DATA_DIR: oneLine.optional(),
  MEILI_URL: httpAddress.optional(),
  MEILI_KEY: oneLine.optional(),
})

export type Overrides = z.output<typeof environmentSchema>
