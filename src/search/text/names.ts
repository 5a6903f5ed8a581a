import { plainForm } from './spelling.ts'
import { stemDanish } from './stem-danish.ts'
import { LONGEST_TERM, tokenize } from './tokens.ts'

/** What stands beside a name in a title: in brackets, after a dash or a comma. */
const ASIDE = /\s[-–—]\s|[()[\],:;]/u

/** A name as it is compared: its words without case, accents and inflection. */
export const nameKey = (text: string): string =>
  tokenize(text.normalize('NFC'))
    .map(({ term }) => stemDanish(plainForm(term)))
    .join(' ')
    .slice(0, LONGEST_TERM - 1)

/** The names that a title has in it: the whole, and the parts that brackets and dashes set off. */
export function namesIn(title: string): readonly string[] {
  const parts = ASIDE.test(title) ? title.split(ASIDE) : []
  return [...new Set([title, ...parts].map(nameKey))].filter((key) => key !== '')
}
