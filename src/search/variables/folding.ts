/** Danish letters as they are written without them, and accents away: so both spellings meet. */
export const foldedText = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')

/** What makes two names one variable: letters and digits, whatever is between them. */
export const foldedName = (name: string): string =>
  foldedText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** A name also by its parts: `birthDate` is found by "birth" and "date". */
export const namedParts = (name: string): string =>
  `${foldedText(name)} ${foldedText(name.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 '))}`

const MOST_WORDS = 10
const SHORTEST_BEGINNING = 2

/** What the words ask of SQLite's full-text index: all of them, the last one also as a beginning. */
export function matchOf(text: string): string | undefined {
  const words = foldedName(text).split(' ').slice(0, MOST_WORDS)
  if (words[0] === '' || words[0] === undefined) return undefined
  return words
    .map((word, place) =>
      place === words.length - 1 && word.length >= SHORTEST_BEGINNING ? `"${word}"*` : `"${word}"`,
    )
    .join(' ')
}
