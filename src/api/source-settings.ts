import { z } from '@hono/zod-openapi'
import type { RegisteredSource } from '../harvest/administration.ts'
import { localText } from './schemas.ts'

const text = { type: 'string' as const }

/** As in the configuration file; read and judged by what reads that one. */
export const settingsBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object' as const,
        required: ['id', 'kind', 'url', 'title'],
        properties: {
          id: { ...text, description: 'Lower-case letters, digits and hyphens; stays for good.' },
          kind: { ...text, description: 'The protocol: dcat, ckan, fair-data-point, oai-pmh, …' },
          url: { ...text, format: 'uri', description: 'An http or https address.' },
          title: { type: 'object' as const, properties: { da: text, en: text } },
          authority: {
            ...text,
            format: 'uri',
            description: 'IRI of the authority that answers for the source.',
          },
          schedule: { ...text, description: 'Cron expression; absent: harvested when asked for.' },
          profile: { ...text, default: 'healthdcat-ap-8' },
          headersEnv: {
            type: 'object' as const,
            additionalProperties: text,
            description: 'Header → environment variable that holds its value; its name begins with SOURCE_.',
          },
          deletion: {
            type: 'object' as const,
            properties: {
              graceDays: { type: 'number' as const, default: 7 },
              holdAbovePercent: { type: 'number' as const, default: 20 },
            },
          },
        },
      },
    },
  },
}

export const settingsSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    url: z.string(),
    title: localText,
    authority: z.string().optional(),
    schedule: z.string().optional(),
    profile: z.string(),
    headers: z
      .array(z.string())
      .openapi({ description: 'Names of the headers that are sent; their values are secret.' }),
    deletion: z.object({ graceDays: z.number(), holdAbovePercent: z.number() }),
  })
  .openapi('SourceSettings')

export const settingsAnswer = ({ settings }: RegisteredSource) => ({
  ...settings,
  title: { ...settings.title },
  headers: Object.keys(settings.headers),
  deletion: { ...settings.deletion },
})
