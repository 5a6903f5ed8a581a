import { healthLexicon } from '../lexicon/lexicon.ts'
import type { HealthCode } from '../text/codes.ts'
import {
  CATEGORY_LENGTH,
  SYSTEMS,
  categoriesIn,
  categoryOf,
  codesIn,
  isRange,
  widerCodes,
} from '../text/codes.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Offer } from './expand.ts'
import { FACTORS } from './factors.ts'

/** Terms that are the code, are in it, have it in them, or name what it stands for. */
export function offerCodes(codes: readonly HealthCode[], index: CatalogueIndex, offer: Offer): void {
  for (const code of codes) {
    for (const category of isRange(code) ? categoriesIn(code) : [code.code])
      offerCode(category, code, { index, offer })
    offerRanges(code, index, offer)
    for (const concept of healthLexicon().ofCode(code)) {
      offer(index.dictionary.namedTerm(concept), FACTORS.codeConcept, 'code')
      offer(index.dictionary.conceptTerm({ concept }), FACTORS.codeNarrowerConcept, 'code')
    }
    for (const name of SYSTEMS[code.system].names) {
      for (const { id } of index.dictionary.spelledLike(name)) offer(id, FACTORS.codeSystem, 'code')
    }
  }
}

function offerCode(
  written: string,
  { system }: HealthCode,
  { index, offer }: { readonly index: CatalogueIndex; readonly offer: Offer },
): void {
  const { dictionary } = index
  const { letter } = SYSTEMS[system]
  const spellings = (code: string) => (letter === '' ? [code] : [code, letter + code])
  for (const spelling of spellings(written)) {
    for (const { id } of dictionary.spelledLike(spelling)) offer(id, FACTORS.same, 'code')
    for (const id of dictionary.beginningWith(spelling)) {
      const isNarrower = codesIn(dictionary.plainOf(id)).some(
        (found) => found.system === system && found.code.startsWith(written) && !isRange(found),
      )
      if (isNarrower) offer(id, FACTORS.narrowerCode, 'code')
    }
  }
  for (const wider of widerCodes({ system, code: written, to: written })) {
    if (wider.length < CATEGORY_LENGTH) continue
    for (const spelling of spellings(wider))
      for (const { id } of dictionary.spelledLike(spelling)) offer(id, FACTORS.widerCode, 'code')
  }
}

/** Ranges that documents name and that share a category with the code. */
function offerRanges({ system, code, to }: HealthCode, { dictionary }: CatalogueIndex, offer: Offer): void {
  if (system !== 'ICD-10') return
  const first = categoryOf(code)
  for (const id of dictionary.codeRanges) {
    const [range] = codesIn(dictionary.plainOf(id))
    if (range && range.code <= to && first <= range.to) offer(id, FACTORS.codeRange, 'code')
  }
}
