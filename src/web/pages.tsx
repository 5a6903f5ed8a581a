import { facetOptions } from '../search/facet-options.ts'
import { queryFromParameters } from '../search/parameters.ts'
import type { SearchQuery } from '../search/query.ts'
import { AuthoritiesPage, AuthorityPage } from './authority/authority-pages.tsx'
import { CategoryPage } from './category/category-page.tsx'
import { answerDataset } from './dataset/answer-dataset.tsx'
import { answerDiff } from './dataset/answer-diff.tsx'
import { answerLosses, answerReport } from './dataset/answer-report.tsx'
import { FrontPage } from './front/front-page.tsx'
import { InformationPageView, informationPages } from './information/information-page.tsx'
import { labelsOf, mapTable, notFoundPage, type PageContext } from './page-context.tsx'
import { answerFinding, answerQuality } from './quality/answer-quality.tsx'
import { readOverview } from './quality/overview.ts'
import {
  answerRehearsal,
  answerRehearsed,
  answerRehearsedLosses,
  answerRehearsedReport,
} from './rehearsal/answer-rehearsal.tsx'
import { BadSearchPage, SearchPage } from './search/search-page.tsx'
import { answerRun, answerSource, answerSources } from './source/answer-sources.tsx'
import { answerVariables } from './variables/answer-variables.tsx'
import { answerResult, answerValidate } from './validate/answer-validate.tsx'
import type { View } from './view.ts'

type Answer = (context: PageContext) => Response | Promise<Response>

const LISTED = 100
const FINDINGS_SHOWN = 10

const listOf = (view: View, filters: SearchQuery['filters']): SearchQuery => ({
  text: '',
  language: view.language,
  sort: 'title',
  limit: LISTED,
  offset: 0,
  filters,
  ranges: {},
})

async function answerFront(context: PageContext): Promise<Response> {
  const directory = await context.readDirectory()
  return context.c.html(<FrontPage view={context.view} map={mapTable(context, directory)} />)
}

/** A form sends its empty fields and its first choices too: the address that people see and share has none of them. */
const withoutEmpty = (parameters: URLSearchParams): URLSearchParams =>
  new URLSearchParams(
    [...parameters].filter(([name, value]) => value !== '' && !(name === 'sort' && value === 'relevance')),
  )

async function answerSearch(context: PageContext): Promise<Response> {
  const { c, view, engine } = context
  const parameters = new URL(c.req.url).searchParams
  const short = withoutEmpty(parameters)
  if (short.size < parameters.size)
    return c.redirect(view.to(short.size === 0 ? '/search' : `/search?${short.toString()}`))
  const read = queryFromParameters(parameters, { language: view.language })
  if ('errors' in read) {
    return c.html(<BadSearchPage view={view} text={parameters.get('q') ?? ''} errors={read.errors} />, 400)
  }
  const directory = await context.readDirectory()
  const query = { ...read.query, language: view.language }
  const result = await engine.search(query)
  const known = { vocabulary: context.vocabulary, day: context.now().toISOString() }
  return c.html(
    <SearchPage
      view={view}
      labels={labelsOf(context, directory)}
      query={query}
      result={result}
      optionsOf={(facet) => facetOptions(facet, result.facets[facet], known)}
    />,
  )
}

async function answerAuthorities(context: PageContext): Promise<Response> {
  const directory = await context.readDirectory()
  return context.c.html(
    <AuthoritiesPage view={context.view} map={mapTable(context, directory)} authorities={directory.bySlug} />,
  )
}

async function answerAuthority(context: PageContext): Promise<Response> {
  const { c, view, engine, vocabulary } = context
  const slug = c.req.param('slug') ?? ''
  const directory = await context.readDirectory()
  const authority = directory.bySlug.get(slug)
  if (!authority) return notFoundPage(context)
  const labels = labelsOf(context, directory)
  const { total, hits } = await engine.search(listOf(view, { authority: [slug] }))
  const categories = directory.map.cells
    .filter((cell) => cell.authority === slug)
    .map(({ category, count }) => ({ code: category, count }))
  return c.html(
    <AuthorityPage
      shown={{ view, vocabulary, authorities: directory.byIri, records: new Map() }}
      labels={labels}
      authority={authority}
      name={labels.authority(slug) ?? slug}
      total={total}
      datasets={hits}
      overview={await readOverview(context, { authority }, FINDINGS_SHOWN)}
      categories={categories.sort((a, b) => b.count - a.count || view.format.compare(a.code, b.code))}
    />,
  )
}

async function answerCategory(context: PageContext): Promise<Response> {
  const { c, view, engine, vocabulary } = context
  const code = c.req.param('code') ?? ''
  const category = vocabulary.byCode('healthcategories', code)
  if (!category) return notFoundPage(context)
  if (category.code !== code) return c.redirect(view.to(`/categories/${category.code}`), 301)
  const directory = await context.readDirectory()
  const { total, hits } = await engine.search(listOf(view, { category: [category.code] }))
  const map = mapTable(context, directory)
  const labels = labelsOf(context, directory)
  return c.html(<CategoryPage {...{ view, labels, category, map, total, datasets: hits }} />)
}

/** Every page by its Danish address. */
export const routes: Readonly<Record<string, Answer>> = {
  '/': answerFront,
  '/search': answerSearch,
  '/datasets/:id': answerDataset,
  '/datasets/:id/report': answerReport,
  '/datasets/:id/losses': answerLosses,
  '/datasets/:id/diff': answerDiff,
  '/authorities': answerAuthorities,
  '/authorities/:slug': answerAuthority,
  '/categories/:code': answerCategory,
  '/variables': answerVariables,
  '/sources': answerSources,
  '/sources/:id': answerSource,
  '/runs/:id': answerRun,
  '/quality': answerQuality,
  '/quality/finding': answerFinding,
  '/validate': answerValidate,
  '/validate/:id': answerResult,
  '/rehearsals/:id': answerRehearsal,
  '/rehearsals/:id/:record': answerRehearsed,
  '/rehearsals/:id/:record/report': answerRehearsedReport,
  '/rehearsals/:id/:record/losses': answerRehearsedLosses,
  ...Object.fromEntries(
    informationPages.map((page): [string, Answer] => [
      page.path,
      ({ c, view }) => c.html(<InformationPageView view={view} page={page} />),
    ]),
  ),
}
