import type { OpenAPIHono } from '@hono/zod-openapi'

const DESCRIPTION = `The data map for machines. Reads need no key and may come from any web page.

Errors are \`application/problem+json\` (RFC 9457); bad input lists every problem under \`errors\`.
Answers carry an ETag and honour If-None-Match. Lists take \`limit\` and an opaque \`cursor\`.`

const API_KEY = { type: 'apiKey', in: 'header', name: 'X-API-Key' } as const
const BEARER = { type: 'http', scheme: 'bearer' } as const

/** OpenAPI 3.1, from the routes themselves; a copy is kept in \`openapi.json\` beside this file. */
export function openApiDocument(api: OpenAPIHono): ReturnType<OpenAPIHono['getOpenAPI31Document']> {
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', API_KEY)
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', BEARER)
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Datalandkort',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Search', description: 'Find datasets by words and filters.' },
      { name: 'Datasets', description: 'What a source says about a dataset, now and before.' },
      { name: 'Checks', description: 'What a description that is not in the catalogue would be worth.' },
      { name: 'Sources', description: 'Where the descriptions come from, and each harvest.' },
      { name: 'Administration', description: 'Set up sources and decide on runs, with a key.' },
    ],
  })
}

export function addOpenApiDocument(api: OpenAPIHono): void {
  let text: string | undefined
  api.get('/api/v1/openapi.json', (c) => {
    text ??= JSON.stringify(openApiDocument(api))
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
}
