import type { Text } from '../dataset/description.ts'
import type { LocalText } from '../search/document.ts'
import type { UiLanguage } from '../search/query.ts'

/** Language tags for a text whose language its publisher did not give. */
const UNKNOWN: ReadonlySet<string> = new Set(['', 'und'])

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag

/** The text in the asked language, else in the other one, else without a language, else any; undefined when there is none. */
export function localTextIn(texts: LocalText, language: UiLanguage): Text | undefined {
  const tags = Object.keys(texts).filter((tag) => texts[tag] !== '')
  const inBase = (base: string) =>
    tags.find((tag) => tag === base) ?? tags.find((tag) => baseOf(tag) === base)
  const unknown = () => tags.find((tag) => UNKNOWN.has(tag))
  const tag = inBase(language) ?? inBase(language === 'da' ? 'en' : 'da') ?? unknown() ?? tags[0]
  if (tag === undefined) return undefined
  const value = texts[tag] ?? ''
  return UNKNOWN.has(tag) ? { value } : { value, language: tag }
}

/** The `lang` attribute of a text on a page in another language; none where they agree or the publisher gave no tag. */
export const foreignLang = (text: Text | undefined, language: UiLanguage): string | undefined =>
  text?.language !== undefined && baseOf(text.language) !== language ? text.language : undefined

export const isInLanguage = (text: Text, language: UiLanguage): boolean =>
  text.language !== undefined && baseOf(text.language) === language
