import type { Text } from './description.ts'

/** BCP 47 extension T (RFC 6497): `da-t-en` is Danish translated from English, usually by a machine. */
const isTranslated = (language: string): boolean => /-t-/.test(language)
const baseOf = (language: string): string => language.split('-')[0] ?? ''

/**
 * The text to show to a reader of one language: that language, else the other one of Danish and English,
 * else a text without a language, else the first there is. Never a matter of chance: within a language the
 * plain tag comes before regions, these before translations, and then the order in the source.
 */
export function textIn(texts: readonly Text[], language: 'da' | 'en'): Text | undefined {
  const other = language === 'da' ? 'en' : 'da'
  return (
    bestOf(texts, language) ??
    bestOf(texts, other) ??
    texts.find((text) => text.language === undefined) ??
    texts[0]
  )
}

function bestOf(texts: readonly Text[], language: string): Text | undefined {
  const matching = texts.filter((text) => baseOf(text.language ?? '') === language)
  return (
    matching.find((text) => text.language === language) ??
    matching.find((text) => !isTranslated(text.language ?? '')) ??
    matching[0]
  )
}

/** Language → text, the best of each language; `und` (BCP 47: undetermined) where the publisher gave none. */
export function localized(texts: readonly Text[]): Record<string, string> {
  const languages = new Set(texts.map((text) => baseOf(text.language ?? 'und')))
  const entries = Array.from(languages, (language) => {
    const best =
      language === 'und' ? texts.find((text) => text.language === undefined) : bestOf(texts, language)
    return [language, best?.value ?? ''] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}
