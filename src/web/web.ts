import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { HTTPException } from 'hono/http-exception'
import { loadAssets, type Assets } from './assets.ts'
import { directoryReader } from './authority/directory.ts'
import { keyCheck } from '../catalogue/key-check.ts'
import type { WebDependencies } from './dependencies.ts'
import { securityHeaders } from './headers.ts'
import { LANGUAGES, pathIn, splitPath } from './language.ts'
import { errorPage, methodPage, notFoundPage, type PageContext } from './page-context.tsx'
import { routes } from './pages.tsx'
import { answerDecision, answerRun } from './source/answer-sources.tsx'
import { answerSubmission, answerTooLarge } from './validate/answer-validate.tsx'
import { mostFormBytes } from './validate/submission.ts'
import { createView } from './view.ts'

const ONE_YEAR_SECONDS = 31_536_000
/** A key and a word. */
const MOST_DECISION_BYTES = 8192

/** HTTP for people: every page in Danish at the root and in English under /en, and the files they load. */
export function createWeb(dependencies: WebDependencies): Hono {
  const assets = loadAssets()
  const readDirectory = directoryReader(dependencies)
  const checkKey = keyCheck(dependencies)
  const contextOf = (c: Context): PageContext => {
    const url = new URL(c.req.url)
    const { language, path } = splitPath(url.pathname + url.search)
    const view = createView(language, path, {
      configuration: dependencies.configuration,
      assetBase: assets.base,
    })
    return { ...dependencies, c, view, readDirectory, checkKey }
  }
  const web = new Hono()
  web.use(securityHeaders)
  web.use(compress())
  web.use(
    methodNotAllowed({ app: web, onMethodNotAllowed: (c, methods) => methodPage(contextOf(c), methods) }),
  )
  web.get(`${assets.base}/*`, (c) => answerAsset(c, assets))
  for (const [path, answer] of Object.entries(routes))
    for (const language of LANGUAGES) web.get(pathIn(language, path), (c) => answer(contextOf(c)))
  const limit = bodyLimit({
    maxSize: mostFormBytes(dependencies.checks),
    onError: (c) => answerTooLarge(contextOf(c)),
  })
  for (const language of LANGUAGES)
    web.post(pathIn(language, '/validate'), limit, (c) => answerSubmission(contextOf(c)))
  const small = bodyLimit({ maxSize: MOST_DECISION_BYTES, onError: (c) => answerRun(contextOf(c)) })
  for (const language of LANGUAGES)
    web.post(pathIn(language, '/runs/:id'), small, (c) => answerDecision(contextOf(c)))
  web.notFound((c) => withoutSlash(c) ?? notFoundPage(contextOf(c)))
  web.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse()
    dependencies.onError?.(error)
    return errorPage(contextOf(c))
  })
  return web
}

function answerAsset(c: Context, assets: Assets): Response | Promise<Response> {
  const asset = assets.find(c.req.path.slice(assets.base.length + 1))
  if (!asset) return c.notFound()
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', `public, max-age=${ONE_YEAR_SECONDS}, immutable`)
  c.header('Vary', 'Accept-Encoding')
  if (asset.brotli && /\bbr\b/.test(c.req.header('Accept-Encoding') ?? '')) {
    c.header('Content-Encoding', 'br')
    return c.body(asset.brotli)
  }
  return c.body(asset.body)
}

/** One address a page: with a slash at its end it leads to the one without. `//host/` would lead to another site. */
function withoutSlash(c: Context): Response | undefined {
  const { pathname, search } = new URL(c.req.url)
  const path = pathname.replace(/\/+$/, '')
  return path === pathname || path === '' || path.startsWith('//')
    ? undefined
    : c.redirect(path + search, 301)
}
