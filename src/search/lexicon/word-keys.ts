import type { HealthLabel } from '../../vocabulary/health-concepts.ts'
import { bareForm, plainForm } from '../text/spelling.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { isAcronym, isCode } from '../text/tokens.ts'

/** Which language's inflection a word may have; bits, as in the index. */
export const DANISH = 1
export const ENGLISH = 2

/** Text without a language may be either; text in a third language is not inflected. */
export function languagesOf(language: string | undefined): number {
  if (language === undefined || language === '') return DANISH | ENGLISH
  if (language === 'da' || language.startsWith('da-')) return DANISH
  return language === 'en' || language.startsWith('en-') ? ENGLISH : 0
}

/** Acronyms, codes and words of up to three letters are only what they are. */
const isInflected = (term: string): boolean => term.length > 3 && !isAcronym(term) && !isCode(term)

/**
 * Numbers for words as labels have them:
 *
 *   c KOL      only in capitals        abbreviations that are also ordinary words
 *   p kol      only as it is           other abbreviations, Latin, short words
 *   d sygdom   any Danish form of it
 *   e disease  any English form of it
 */
export class WordKeys {
  private readonly numbers = new Map<string, number>()
  /** Without ø and å: what people type who do not have them. */
  private readonly bare = new Map<string, number[]>()

  /** The key of a label's word; a new one for a new word. */
  listed(term: string, label: HealthLabel): number {
    const name = keyOf(term, label)
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.numbers.size
      this.numbers.set(name, number)
      const bare = bareForm(name)
      if (bare !== name) this.bare.set(bare, [...(this.bare.get(bare) ?? []), number])
    }
    return number
  }

  /** The keys that a word of a text in these languages has. */
  found(term: string, plain: string, languages: number): readonly number[] {
    return namesOf(term, plain, languages).flatMap((name) => this.numbers.get(name) ?? [])
  }

  /** The keys that a typed word may have: o and a may mean ø and å. */
  meant(term: string, plain: string): readonly number[] {
    return namesOf(term, plain, DANISH | ENGLISH).flatMap((name) => {
      const own = this.numbers.get(name)
      return own === undefined ? (this.bare.get(name) ?? []) : [own]
    })
  }
}

function keyOf(term: string, { kind, language }: HealthLabel): string {
  const plain = plainForm(term)
  if (kind === 'capitalAbbreviation') return isAcronym(term) ? `c${term}` : `p${plain}`
  if (kind === 'abbreviation' || !isInflected(term)) return `p${plain}`
  if (language === 'da') return `d${stemDanish(plain)}`
  return language === 'en' ? `e${stemEnglish(plain)}` : `p${plain}`
}

function namesOf(term: string, plain: string, languages: number): string[] {
  const names = [`p${plain}`]
  if (isAcronym(term)) names.push(`c${term}`)
  if (!isInflected(term)) return names
  if ((languages & DANISH) !== 0) names.push(`d${stemDanish(plain)}`)
  if ((languages & ENGLISH) !== 0) names.push(`e${stemEnglish(plain)}`)
  return names
}
