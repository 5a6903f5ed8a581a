import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Profiles } from '../validation/profiles.ts'
import type { ProfileProblem } from '../validation/shapes-file.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badRequest, bothLanguages, jsonAnswer } from './schemas.ts'

const profileSchema = z
  .object({
    name: z.string(),
    title: bothLanguages,
    version: z.string(),
    status: z.enum(['released', 'draft']),
    iri: z.string(),
    extends: z.string().optional(),
    levels: z
      .array(z.object({ name: z.string(), title: bothLanguages, value: z.string() }))
      .openapi({ description: 'The last one whose value a dataset gives under `levelBy` applies.' }),
    levelBy: z.string().optional(),
    usable: z.boolean().openapi({ description: 'False: its files are broken, and no good state was seen.' }),
    shapesVersion: z.string().optional().openapi({ description: 'As reports name it.' }),
    notEvaluated: z.array(z.string()).openapi({
      description: 'SHACL parameters in its files that have no effect here, by IRI.',
    }),
  })
  .openapi('Profile')

const route = createRoute({
  method: 'get',
  path: '/api/v1/profiles',
  tags: ['Checks'],
  summary: 'What descriptions can be held against',
  request: { query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(profileSchema),
          problems: z
            .array(
              z.object({
                file: z.string(),
                line: z.int().optional(),
                shape: z.string().optional(),
                reason: z.string(),
              }),
            )
            .openapi({ description: 'What keeps profiles from being as they are written.' }),
        })
        .openapi('Profiles'),
      'By name.',
    ),
    ...badRequest,
  },
})

export function addProfiles(api: OpenAPIHono, { profiles }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const items = profiles.names().flatMap((name) => profileAnswer(name, profiles))
    return c.json({ items, problems: profiles.problems().map(problemAnswer) }, 200)
  })
}

function profileAnswer(name: string, profiles: Profiles) {
  const manifest = profiles.manifest(name)
  if (!manifest) return []
  const { title, version, status, iri, levels, levelBy } = manifest
  const profile = profiles.get(name)
  return {
    name,
    title: { ...title },
    version,
    status,
    // That of a folder without a manifest is its path.
    iri: iri.startsWith('file:') ? '' : iri,
    ...(manifest.extends && { extends: manifest.extends.profile }),
    levels: levels.map((level) => ({ name: level.name, title: { ...level.title }, value: level.value })),
    ...(levelBy !== undefined && { levelBy }),
    usable: profile !== undefined,
    ...(profile && { shapesVersion: profile.version }),
    notEvaluated: [...(profile?.unevaluated ?? [])],
  }
}

/** Folder and file: more would tell about the operator's machine. */
const problemAnswer = ({ file, reason, ...where }: ProfileProblem) => ({
  ...where,
  file: file.split(/[/\\]/).slice(-2).join('/'),
  reason: reason.replaceAll(file, file.split(/[/\\]/).slice(-2).join('/')),
})
