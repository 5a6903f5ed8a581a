import { isAbsoluteIri } from '../../rdf/iri.ts'
import type { Concept, SchemeName } from '../../vocabulary/concept.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { fold } from './fold.ts'

export type FoundCode =
  | { readonly kind: 'found'; readonly iri: string }
  /** Several concepts are called so. */
  | { readonly kind: 'ambiguous'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown' }

type Labels = ReadonlyMap<string, readonly Concept[]>

/** Labels of a list by what they fold to; made once for each vocabulary. */
const labelled = new WeakMap<Vocabulary, Map<SchemeName, Labels>>()

/** The concept that a code, a label in any language, or an IRI of one of the lists means. An unknown IRI is left as it is. */
export function findCode(written: string, schemes: readonly SchemeName[], vocabulary: Vocabulary): FoundCode {
  if (/^https?:/i.test(written) && isAbsoluteIri(written))
    return { kind: 'found', iri: vocabulary.concept(written)?.iri ?? written }
  for (const scheme of schemes) {
    const byCode = vocabulary.byCode(scheme, written)
    if (byCode) return { kind: 'found', iri: byCode.iri }
  }
  for (const scheme of schemes) {
    const named = labelsOf(scheme, vocabulary).get(fold(written)) ?? []
    // What a list has replaced is not meant where it also has what is in force.
    const present = named.filter(({ replacedBy, deprecated }) => replacedBy.length === 0 && !deprecated)
    const [first, second] = present.length > 0 ? present : named
    if (first && second) return { kind: 'ambiguous', codes: named.map(({ code }) => code) }
    if (first) return { kind: 'found', iri: first.iri }
  }
  return { kind: 'unknown' }
}

function labelsOf(scheme: SchemeName, vocabulary: Vocabulary): Labels {
  let ofVocabulary = labelled.get(vocabulary)
  if (!ofVocabulary) labelled.set(vocabulary, (ofVocabulary = new Map()))
  let labels = ofVocabulary.get(scheme)
  if (!labels) ofVocabulary.set(scheme, (labels = foldLabels(vocabulary.concepts(scheme))))
  return labels
}

function foldLabels(concepts: readonly Concept[]): Labels {
  const labels = new Map<string, Concept[]>()
  for (const concept of concepts) {
    const names = [
      ...Object.values(concept.labels),
      ...Object.values(concept.shortLabels),
      ...concept.altLabels.map(({ value }) => value),
    ]
    for (const name of new Set([concept.code, ...names].map(fold))) {
      const same = labels.get(name)
      if (same) same.push(concept)
      else labels.set(name, [concept])
    }
  }
  return labels
}
