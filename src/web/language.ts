import type { UiLanguage } from '../search/query.ts'

export const LANGUAGES: readonly UiLanguage[] = ['da', 'en']

/** Danish pages live at the root, English ones under /en; `path` is the Danish address and may carry a query. */
export function pathIn(language: UiLanguage, path: string): string {
  if (language === 'da') return path
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** The opposite of `pathIn`: which language an address asks for, and the address without it. */
export function splitPath(path: string): { readonly language: UiLanguage; readonly path: string } {
  if (!/^\/en(?=$|[/?])/.test(path)) return { language: 'da', path }
  const rest = path.slice('/en'.length)
  return { language: 'en', path: rest.startsWith('/') ? rest : `/${rest}` }
}

export const otherLanguage = (language: UiLanguage): UiLanguage => (language === 'da' ? 'en' : 'da')
