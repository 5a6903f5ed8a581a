import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { localized } from '../dataset/texts.ts'
import { HOLDERS_SHOWN, type FoundVariable, type VariableHolder } from '../search/variables/find.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badCursor } from './problem.ts'
import { badRequest, jsonAnswer, listOf, listQuery, localText } from './schemas.ts'

const variableSchema = z
  .object({
    name: z.string().openapi({ description: 'As the first dataset that has it writes it.' }),
    kind: z
      .enum(['column', 'code'])
      .openapi({ description: 'A column of a table (csvw:Column), or a code value that the data use.' }),
    because: z
      .enum(['word', 'synonym'])
      .openapi({ description: '`synonym`: it has other words for the same, not the words themselves.' }),
    datasetCount: z.int(),
    datasets: z
      .array(
        z.object({
          id: z.string(),
          title: localText,
          page: z.string(),
          years: z.object({ from: z.int().optional(), to: z.int().optional() }).openapi({
            description: 'The years that the dataset covers; an open end has no year.',
          }),
          codingSystems: z.array(z.string()),
          name: z.string(),
          label: localText,
          description: localText,
          datatype: z.string().optional(),
          definition: z.string().optional().openapi({ description: 'csvw:propertyUrl.' }),
        }),
      )
      .openapi({ description: `The first ${HOLDERS_SHOWN}; \`datasetCount\` counts them all.` }),
  })
  .openapi('Variable')

const route = createRoute({
  method: 'get',
  path: '/api/v1/variables',
  tags: ['Search'],
  summary: 'Variables and code values across datasets',
  description:
    'Which datasets have a variable, over which years, with which code lists. Names that differ in case or signs only are one variable. The name as typed comes first, then names and titles with all the words, then descriptions, then other words for the same; among these, what most datasets have.',
  request: {
    query: listQuery.extend({
      q: z.string().max(1000).default('').openapi({
        description: 'Words of a name, title or description; the last one may be a beginning. Empty: all.',
        example: 'HbA1c',
      }),
    }),
  },
  responses: {
    200: jsonAnswer(listOf(variableSchema).openapi('VariableList'), 'The best first.'),
    ...badRequest,
  },
})

export function addVariables(api: OpenAPIHono, { variables, configuration }: ApiDependencies): void {
  const { publicUrl } = configuration.server
  api.openapi(route, async (c) => {
    const { q, limit, cursor } = c.req.valid('query')
    const found = variables.find({ text: q, limit, ...(cursor !== undefined && { cursor }) })
    if (!found) return badCursor(c)
    const { total, next } = found
    const items = found.variables.map((variable) => variableAnswer(variable, publicUrl))
    return c.json({ total, ...(next !== undefined && { nextCursor: next }), items }, 200)
  })
}

const variableAnswer = ({ name, kind, because, datasets, holders }: FoundVariable, publicUrl: string) => ({
  name,
  kind,
  because,
  datasetCount: datasets,
  datasets: holders.map((holder) => holderAnswer(holder, publicUrl)),
})

function holderAnswer({ id, title, years, codingSystems, wording }: VariableHolder, publicUrl: string) {
  const { name, title: label, description, ...rest } = wording
  return {
    id,
    title: localized(title),
    page: `${publicUrl}/datasets/${encodeURIComponent(id)}`,
    years: { ...years },
    codingSystems: [...codingSystems],
    name,
    label: localized(label),
    description: localized(description),
    ...rest,
  }
}
