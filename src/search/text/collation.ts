import type { LocalText } from '../document.ts'
import type { UiLanguage } from '../query.ts'
import { plainForm } from './spelling.ts'

const KEY_LENGTH = 48

/**
 * A key whose plain comparison is the order of the language: Danish ends with æ, ø, å (and aa is å),
 * English files them under ae, o and a. Signs and case count for nothing.
 */
export function collationKey(title: LocalText, language: UiLanguage): string {
  const text =
    title[language] ?? title[language === 'da' ? 'en' : 'da'] ?? title[''] ?? Object.values(title)[0] ?? ''
  const signs = text
    .slice(0, 2 * KEY_LENGTH)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
  const key = language === 'da' ? danishKey(signs) : englishKey(signs)
  return key.trim().slice(0, KEY_LENGTH)
}

/** What follows z in ASCII stands for what follows z in Danish. */
const danishKey = (text: string): string =>
  PLAIN_ASCII.test(text)
    ? text
    : plainForm(text).replaceAll('æ', '{').replaceAll('ø', '|').replaceAll('å', '}')

const englishKey = (text: string): string =>
  ASCII.test(text)
    ? text
    : text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('æ', 'ae').replaceAll('ø', 'o')

const ASCII = /^[a-z0-9 ]*$/u
const PLAIN_ASCII = /^(?!.*(?:ae|oe|aa))[a-z0-9 ]*$/u
