import { sh } from '../rdf/namespaces.ts'
import { isIri, type Term, type Triple } from '../rdf/term.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Bilingual, FindingKind } from './finding.ts'
import type { Result } from './shape.ts'

/** A code of our lists, as somebody wrote it, under an address that it once had or has elsewhere. */
export interface OldAddress {
  readonly written: Term
  readonly present: Term
  /** What the code means. */
  readonly label: Bilingual
}

export type OldAddressOf = (result: Result) => OldAddress | undefined

type Lists = Pick<Vocabulary, 'aliasOf' | 'label'>

/** Finds fault with the set of values, where one of them under its present address would do. */
const OF_THE_SET: ReadonlySet<Term> = new Set(
  ['HasValue', 'QualifiedMinCount'].map((name) => `${sh.$base}${name}ConstraintComponent`),
)

/** Whether what a result finds fault with is a code that only stands under another address now. */
export function oldAddressIn(triples: readonly Triple[], lists: Lists): OldAddressOf {
  return (result) => {
    for (const written of writtenIn(result, triples)) {
      const present = isIri(written) ? lists.aliasOf(written) : undefined
      if (present === undefined) continue
      const label = (language: 'da' | 'en') => lists.label(present, language) ?? present
      return { written, present, label: { da: label('da'), en: label('en') } }
    }
    return undefined
  }
}

function writtenIn({ focus, value, path, component }: Result, triples: readonly Triple[]): readonly Term[] {
  if (value !== undefined) return [value]
  if (path?.kind !== 'predicate' || !OF_THE_SET.has(component)) return []
  return triples
    .filter(({ subject, predicate }) => subject === focus && predicate === path.iri)
    .map(({ object }) => object)
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
