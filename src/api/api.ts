import { OpenAPIHono, type Hook } from '@hono/zod-openapi'
import type { Context, Env } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { admission } from './access.ts'
import { addDatasetCitation } from './dataset-citation.ts'
import { addDatasetDiff } from './dataset-diff.ts'
import { addSimilarDatasets } from './dataset-similar.ts'
import { addDatasetDocuments } from './dataset-document.ts'
import { addDatasetReports } from './dataset-report.ts'
import { addDatasets } from './dataset.ts'
import { addDocs } from './docs.tsx'
import type { ApiDependencies } from './dependencies.ts'
import { addManageRuns } from './manage-runs.ts'
import { addManageSources } from './manage-sources.ts'
import { addOpenApiDocument } from './openapi.ts'
import { problem } from './problem.ts'
import { addProfiles } from './profiles.ts'
import { addQualityStats } from './quality-stats.ts'
import { addRehearsals } from './rehearsals.ts'
import { addSearch } from './search.ts'
import { addRuns } from './runs.ts'
import { addSourceChanges } from './source-changes.ts'
import { addSearchLists } from './search-lists.ts'
import { addSources } from './sources.ts'
import { addStats } from './stats.ts'
import { addSuggest } from './suggest.ts'
import { addTemplates } from './templates.ts'
import { addVariables } from './variables.ts'
import { addValidate } from './validate.ts'

/** HTTP for machines. Every answer that is not a success is problem+json. */
export function createApi(dependencies: ApiDependencies): OpenAPIHono {
  const api = new OpenAPIHono({ defaultHook: refuseInput })
  api.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'OPTIONS'],
      exposeHeaders: ['ETag', 'X-Request-Id', 'Link'],
    }),
  )
  api.use(trimTrailingSlash())
  api.use(methodNotAllowed({ app: api, onMethodNotAllowed: refuseMethod }))
  api.use(compress({ contentTypeFilter: isCompressible }))
  api.use(etag({ retainedHeaders: RETAINED_HEADERS }))
  addSearch(api, dependencies)
  addSearchLists(api, dependencies)
  addSuggest(api, dependencies)
  addVariables(api, dependencies)
  addDatasets(api, dependencies)
  addDatasetReports(api, dependencies)
  addDatasetCitation(api, dependencies)
  addDatasetDiff(api, dependencies)
  addSimilarDatasets(api, dependencies)
  addDatasetDocuments(api, dependencies)
  addSources(api, dependencies)
  addSourceChanges(api, dependencies)
  addRuns(api, dependencies)
  const admit = admission(dependencies)
  addManageSources(api, dependencies, admit)
  addManageRuns(api, dependencies, admit)
  addStats(api, dependencies)
  addQualityStats(api, dependencies)
  addValidate(api, dependencies)
  addTemplates(api, dependencies)
  addRehearsals(api, dependencies)
  addProfiles(api, dependencies)
  addOpenApiDocument(api)
  addDocs(api)
  api.get('/api', (c) => c.redirect('/api/docs', 302))
  api.notFound((c) =>
    problem(c, 404, { detail: `There is nothing at ${c.req.path}; see /api/docs for what there is.` }),
  )
  api.onError((error, c) => {
    dependencies.onError?.(error)
    return problem(c, 500, { detail: 'Something went wrong here; it was logged.' })
  })
  return api
}

const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/(?:n-(?:triples|quads)|trig|x-research-info-systems|x-bibtex))/

/** Text, but none that somebody reads as it comes. */
const isCompressible = (type: string): boolean => COMPRESSIBLE.test(type)

/** RFC 9110 §15.4.5, and what CORS needs. */
const RETAINED_HEADERS = [
  'cache-control',
  'content-location',
  'date',
  'etag',
  'expires',
  'vary',
  'link',
  'access-control-allow-origin',
  'access-control-expose-headers',
]

const refuseInput: Hook<unknown, Env, string, unknown> = (result, c) => {
  if (result.success) return undefined
  const errors = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: key, message: 'Unknown parameter.' }))
      : [{ path: issue.path.join('.'), message: `${issue.message}.` }],
  )
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(' ')
  return problem(c, 400, { detail, errors })
}

function refuseMethod(c: Context, methods: readonly string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ')
  const answer = problem(c, 405, { detail: `${c.req.path} answers to ${allow}.` })
  answer.headers.set('Allow', allow)
  return answer
}
