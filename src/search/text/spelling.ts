/**
 * How one word can be spelled. Three forms, each coarser than the one before:
 *
 *   as written   Fødsel   I50.0   FOEDSEL
 *   plain        fødsel   i500    fødsel     case, accents, hyphens and dots gone; ae oe aa ä ö read as æ ø å
 *   bare         fodsel   i500    fodsel     ø and å without their stroke and ring
 *
 * Words with the same plain form are the same word. Bare forms only tell where to look: somebody who typed
 * "fodsel" may mean ø, but who typed "rø" does not mean "rollag" (see `allowsSpelling`).
 */
export function plainForm(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  const plain = withoutAccents(lower)
  // C10AA05 has no å in it.
  return /\p{N}/u.test(plain)
    ? plain
    : plain.replace(/ae/gu, 'æ').replace(/oe/gu, 'ø').replace(/aa/gu, 'å').normalize('NFC')
}

const withoutAccents = (lower: string): string =>
  lower
    .normalize('NFD')
    .replace(/a\u030A/gu, 'å')
    .replace(/a\u0308/gu, 'æ')
    .replace(/o\u0308/gu, 'ø')
    .replace(/[\p{M}.\-‐‑–_/'’&]/gu, '')
    .replace(/ß/gu, 'ss')
    .normalize('NFC')

/** Soft hyphens and what else has no width: part of no word. */
export const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu

const PLAIN = /^(?!.*(?:ae|oe|aa))[a-z0-9æøå]+$/u

export const bareForm = (plain: string): string => plain.replaceAll('ø', 'o').replaceAll('å', 'a')

/** Whether `typed` may stand for `found`, both plain: o and a may mean ø and å, never the other way round. */
export function allowsSpelling(typed: string, found: string): boolean {
  if (typed.length > found.length) return false
  for (let index = 0; index < typed.length; index++) {
    const asked = typed[index]
    const there = found[index]
    if (asked === there || (asked === 'o' && there === 'ø') || (asked === 'a' && there === 'å')) continue
    return false
  }
  return true
}
