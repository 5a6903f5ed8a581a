import type { LocalText } from '../document.ts'
import type { UiLanguage } from '../query.ts'
import { bareForm, plainForm } from './spelling.ts'

const KEY_LENGTH = 48

/**
 * A key whose plain comparison is the order of the language: Danish ends with æ, ø, å (and aa is å),
 * English files them under ae, o and a. Signs and case count for nothing.
 */
export function collationKey(title: LocalText, language: UiLanguage): string {
  const text =
    title[language] ?? title[language === 'da' ? 'en' : 'da'] ?? title[''] ?? Object.values(title)[0] ?? ''
  const plain = text
    .slice(0, 2 * KEY_LENGTH)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(plainForm)
    .join(' ')
    .trim()
    .slice(0, KEY_LENGTH)
  return language === 'da'
    ? plain.replaceAll('æ', '{').replaceAll('ø', '|').replaceAll('å', '}')
    : bareForm(plain).replaceAll('æ', 'ae')
}
