import { negotiateRepresentation, representationBySuffix } from './representation.ts'

/** The parts of the site that answer a request. */
export type Surface = 'health' | 'metrics' | 'api' | 'documents' | 'pages'

/** `documents`: a dataset's address where a machine asks; the same address is a page for people. */
export function surfaceOf(request: Request): Surface {
  const { pathname, searchParams } = new URL(request.url)
  const [first = '', second = '', ...deeper] = pathname.slice(1).split('/')
  if (first === 'health') return 'health'
  if (pathname === '/metrics') return 'metrics'
  if (first === 'api') return 'api'
  if (first !== 'datasets' || deeper.length > 0) return 'pages'
  if (second === '') return searchParams.has('iri') ? 'documents' : 'pages'
  if (representationBySuffix(second)) return 'documents'
  return negotiateRepresentation(request.headers.get('Accept')) === 'page' ? 'pages' : 'documents'
}
