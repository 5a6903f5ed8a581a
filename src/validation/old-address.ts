import { isIri, type Term } from '../rdf/term.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Bilingual, FindingKind } from './finding.ts'

/** A code of our lists, as somebody wrote it, under an address that it once had or has elsewhere. */
export interface OldAddress {
  readonly written: Term
  readonly present: Term
  /** What the code means. */
  readonly label: Bilingual
}

/** The address that one of the values of a finding has now, where it is a code that only moved. */
export function oldAddressAmong(
  values: readonly Term[],
  lists: Pick<Vocabulary, 'aliasOf' | 'label'>,
): OldAddress | undefined {
  for (const written of values) {
    const present = isIri(written) ? lists.aliasOf(written) : undefined
    if (present === undefined) continue
    const label = (language: 'da' | 'en') => lists.label(present, language) ?? present
    return { written, present, label: { da: label('da'), en: label('en') } }
  }
  return undefined
}

/** The words of a finding with the present address in them; the record itself stays as it was written. */
export function withPresentAddress(
  { message }: FindingKind,
  { written, present, label }: OldAddress,
): Pick<FindingKind, 'message' | 'howToFix'> {
  return {
    message: {
      da: `${message.da} ${written} er en ældre adresse på koden ${present} (${label.da}).`,
      en: `${message.en} ${written} is an older address of the code ${present} (${label.en}).`,
    },
    howToFix: {
      da: `Skriv <${present}> i stedet for <${written}>.`,
      en: `Write <${present}> instead of <${written}>.`,
    },
  }
}
