/** A language tag as it is used, in lower case with hyphens, and what is wrong with it as it was written. */
export interface LanguageTag {
  /** Absent where the text is better kept without. */
  readonly tag?: string
  readonly reason?: string
}

/** Codes of countries that stand where that of their language belongs; neither is that of a language. */
const COUNTRIES: Readonly<Record<string, string>> = {
  dk: 'da',
  gb: 'en',
  us: 'en',
  gl: 'kl',
  cz: 'cs',
  gr: 'el',
  jp: 'ja',
  cn: 'zh',
  at: 'de',
  ua: 'uk',
}

/** All two-letter codes (ISO 639-1) are known to it; of the longer ones only some. */
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Few are in use, each in every other text. */
const known = new Map<string, LanguageTag>()
const MAX_KNOWN = 500

/** Reads a tag as people write them; the text is never lost for it (BCP 47 §2.1). */
export function readLanguageTag(written: string): LanguageTag {
  const before = known.get(written)
  if (before) return before
  if (known.size >= MAX_KNOWN) known.clear()
  const read = judge(written)
  known.set(written, read)
  return read
}

function judge(written: string): LanguageTag {
  const lower = written.toLowerCase()
  const tag = lower.replaceAll('_', '-').replace(/--(?:ltr|rtl)$/, '')
  if (!/^[a-z]+(?:-[a-z0-9]+)*$/.test(tag))
    return { reason: `"${written}" is not a language tag; the text is kept without a language` }
  if (tag !== lower) return { tag, reason: `"${written}" is not a language tag; read as "${tag}"` }
  const [language = ''] = tag.split('-')
  if (/[a-z0-9]{9}/.test(tag))
    return { tag, reason: `"${written}" is not a language tag: no part of one has more than 8 characters` }
  if (language.length !== 2 || languages.of(language) !== undefined) return { tag }
  const meant = COUNTRIES[language]
  const advice = meant === undefined ? '' : `; did you mean "${meant}"?`
  return { tag, reason: `"${written}" is not the code of a language${advice}` }
}
