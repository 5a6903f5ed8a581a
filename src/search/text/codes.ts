import type { HealthCodeSystem } from '../../vocabulary/health-concepts.ts'
import { plainForm } from './spelling.ts'

/**
 * A code or a range of codes as somebody wrote it, with or without dot, hyphen and the letter that SKS puts in front:
 *
 *   I50 DI50   i50        I50.0 di500   i500       E10-E14 DE10-DE14   e10 to e14
 *   C10AA05 MC10AA05      c10aa05       NPU27300   npu27300      DI 50, NPU 27300 (see `withCodesJoined`)
 *
 * A category alone (J01) is written the same in ICD-10 and in ATC: both readings stand.
 */
export interface HealthCode {
  readonly system: HealthCodeSystem
  /** Plain form, without the letter of SKS. */
  readonly code: string
  /** Last category of a range; equal to the category of `code` where it is none. */
  readonly to: string
}

const ICD_10 = /^(?:d(?=[a-z]))?([a-z]\d\d)(\d{1,2}[a-z]?)?$/u
const ICD_10_RANGE = /^(?:d(?=[a-z]))?([a-z]\d\d)(?:d(?=[a-z]))?([a-z]\d\d)$/u
/** Within one category: N83.0-N83.2. */
const ICD_10_SUBRANGE = /^(?:d(?=[a-z]))?([a-z]\d\d)(\d)(?:d(?=[a-z]))?\1(\d)$/u
/** Its fourteen main groups, no other letters. */
const ATC = /^(?:m(?=[a-z]))?([abcdghjlmnprsv]\d\d(?:[a-z](?:[a-z](?:\d\d)?)?)?)$/u
const NPU = /^npu\d{4,5}$/u

export const CATEGORY_LENGTH = 3
/** Categories of a range that are looked up one by one. */
const MOST_CATEGORIES = 400

/** The letter that SKS puts before codes of a system, and the names under which datasets say that they use it. */
export const SYSTEMS = {
  'ICD-10': { letter: 'd', names: ['icd10', 'icd10nat', 'sks'] },
  ATC: { letter: 'm', names: ['atc'] },
  NPU: { letter: '', names: ['npu'] },
} as const

/** What a word may mean as a code; nothing for what does not look like one. Takes plain forms. */
export function codesIn(plain: string): readonly HealthCode[] {
  const range = ICD_10_RANGE.exec(plain)
  if (range) {
    const [, code = '', to = ''] = range
    // Written from behind, it is the same range.
    return [{ system: 'ICD-10', code: code <= to ? code : to, to: code <= to ? to : code }]
  }
  const within = ICD_10_SUBRANGE.exec(plain)
  if (within) {
    const [, category = '', from, to] = within
    const count = Number(to) - Number(from) + 1
    return Array.from({ length: Math.max(0, count) }, (_, step) => ({
      system: 'ICD-10',
      code: `${category}${Number(from) + step}`,
      to: category,
    }))
  }
  if (NPU.test(plain)) return [{ system: 'NPU', code: plain, to: plain }]
  const codes: HealthCode[] = []
  const disease = ICD_10.exec(plain)
  if (disease) {
    const [, category = '', rest = ''] = disease
    codes.push({ system: 'ICD-10', code: category + rest, to: category })
  }
  const medicine = ATC.exec(plain)?.[1]
  if (medicine !== undefined) codes.push({ system: 'ATC', code: medicine, to: medicine })
  return codes
}

/** Letters of a code that a space keeps from its digits; only capitals, for "i 50 år" is no code. */
const SPACED =
  /(?<![\p{L}\p{N}])(NPU) (?=\d{4,5}(?![\p{L}\p{N}]))|(?<![\p{L}\p{N}])(D?[A-Z]) (?=\d{2}(?:\.\d{1,2})?(?![\p{L}\p{N}]))/gu

/** A typed text with its spaced codes in one. */
export const withCodesJoined = (text: string): string => text.replace(SPACED, '$1$2')

export const isRange = ({ system, code, to }: HealthCode): boolean =>
  system === 'ICD-10' && code.length === CATEGORY_LENGTH && code !== to

export const categoryOf = (code: string): string => code.slice(0, CATEGORY_LENGTH)

/** The codes that have this one in them, the nearest first: C10AA05 is in C10AA, C10A, C10 and C. */
export function widerCodes({ system, code }: HealthCode): readonly string[] {
  const lengths = system === 'ATC' ? [5, 4, 3, 1] : system === 'ICD-10' ? [4, 3] : []
  return lengths.filter((length) => length < code.length).map((length) => code.slice(0, length))
}

/** The codes that a code list writes in one: `I50.0`, `C00-D09`, `N83.0-N83.2`, `A10BA02`. */
export function listedCodes(system: HealthCodeSystem, written: string): readonly HealthCode[] {
  const plain = plainForm(written)
  // The first level of ATC is a letter alone.
  if (system === 'ATC' && /^[abcdghjlmnprsv]$/u.test(plain)) return [{ system, code: plain, to: plain }]
  return codesIn(plain).filter((code) => code.system === system)
}

/** The categories of a range one by one. */
export function categoriesIn({ code, to }: HealthCode): readonly string[] {
  const categories: string[] = []
  for (let at = numberOf(code); at <= numberOf(to) && categories.length < MOST_CATEGORIES; at++) {
    categories.push(String.fromCharCode(Math.floor(at / 100)) + String(at % 100).padStart(2, '0'))
  }
  return categories
}

const numberOf = (category: string): number => category.charCodeAt(0) * 100 + Number(category.slice(1))
