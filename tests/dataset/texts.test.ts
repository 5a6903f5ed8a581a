import { describe, expect, test } from 'vitest'
import type { Text } from '../../src/dataset/description.ts'
import { localized, textIn } from '../../src/dataset/texts.ts'

/** `da:value`, or a value without a language. */
const texts = (...written: string[]): Text[] =>
  written.map((each) => {
    const [language, value] = each.includes(':') ? each.split(':') : [undefined, each]
    return { value: value ?? '', ...(language && { language }) }
  })

describe('the text for a reader', () => {
  test.each([
    [texts('en:English', 'da:dansk'), 'da', 'dansk'],
    [texts('en:English', 'da:dansk'), 'en', 'English'],
    [texts('en:English', 'plain'), 'da', 'English'],
    [texts('plain', 'da:dansk'), 'en', 'dansk'],
    [texts('de:Deutsch', 'plain'), 'da', 'plain'],
    [texts('fr:français', 'de:Deutsch'), 'da', 'français'],
    [texts('da-dk:dansk fra Danmark', 'da:dansk'), 'da', 'dansk'],
    [texts('en-gb:British'), 'en', 'British'],
    [texts('da-t-en:oversat', 'da-dk:skrevet'), 'da', 'skrevet'],
    [texts('da-t-en:oversat', 'en:English'), 'da', 'oversat'],
    [texts('da:first', 'da:second'), 'da', 'first'],
  ] as const)('%j in %s is %s', (given, language, expected) => {
    expect(textIn(given, language)?.value).toBe(expected)
  })

  test('is none where there is none', () => {
    expect(textIn([], 'da')).toBeUndefined()
  })
})

test('localized has the best text of each language, and those without one under und', () => {
  expect(localized(texts('en-t-da:translated', 'en:written', 'plain', 'da-dk:dansk', 'second'))).toEqual({
    en: 'written',
    und: 'plain',
    da: 'dansk',
  })
})
