import type { UiLanguage } from '../search/query.ts'

export const LANGUAGES: readonly UiLanguage[] = ['da', 'en']

/** Danish pages live at the root, English ones under /en; `path` is the Danish address and may carry a query. */
export function pathIn(language: UiLanguage, path: string): string {
  if (language === 'da') return path
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** The opposite of `pathIn`: which language an address asks for, and the address without it. */
export function splitPath(path: string): { readonly language: UiLanguage; readonly path: string } {
  const isEnglish = /^\/en(?=$|[/?])/.test(path)
  const rest = isEnglish ? path.slice('/en'.length) : path
  // One slash: `//host` in a link of ours would lead to another site.
  return { language: isEnglish ? 'en' : 'da', path: `/${rest.replace(/^\/+/, '')}` }
}

export const otherLanguage = (language: UiLanguage): UiLanguage => (language === 'da' ? 'en' : 'da')
