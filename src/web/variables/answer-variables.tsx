import { notFoundPage, type PageContext } from '../page-context.tsx'
import { BadVariablesPage, VariablesPage } from './variables-page.tsx'

const SHOWN = 20
const LONGEST_QUERY = 1000

/** Variables and codes across datasets. */
export function answerVariables(context: PageContext): Response | Promise<Response> {
  const { c, view, variables, vocabulary } = context
  const parameters = new URL(c.req.url).searchParams
  if ([...parameters.keys()].some((name) => name !== 'q' && name !== 'cursor')) return notFoundPage(context)
  const text = parameters.get('q') ?? ''
  if (text.length > LONGEST_QUERY)
    return c.html(<BadVariablesPage view={view} reason={view.t.variablesPage.tooLong} />, 400)
  const cursor = parameters.get('cursor')
  const found = variables.find({ text, limit: SHOWN, ...(cursor !== null && { cursor }) })
  if (!found)
    return c.html(<BadVariablesPage view={view} reason={view.t.variablesPage.badCursor} text={text} />, 400)
  const isFirst = cursor === null
  return c.html(
    <VariablesPage view={view} vocabulary={vocabulary} text={text.trim()} found={found} isFirst={isFirst} />,
  )
}
