import type { Concept, Text } from '../dataset/description.ts'
import type { Concept as ListedConcept } from '../vocabulary/concept.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** What search asks of the code lists. */
export type ConceptLookup = Pick<Vocabulary, 'concept' | 'byCode'>

/** Last segment of an IRI: the readable part of an address. */
export function slugOf(iri: string): string {
  const trimmed = iri.replace(/[/#]+$/u, '')
  return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('#')) + 1)
}

/** Codes of concepts, for filters. A concept outside the code lists keeps the end of its IRI; plain text has no code. */
export function codesOf(concepts: readonly Concept[], vocabulary: ConceptLookup): readonly string[] {
  if (concepts.length === 0) return NO_CODES
  const codes: string[] = []
  for (const { iri } of concepts) {
    const code = iri === undefined ? '' : (vocabulary.concept(iri)?.code ?? slugOf(iri))
    if (code !== '' && !codes.includes(code)) codes.push(code)
  }
  return codes
}

const NO_CODES: readonly string[] = []

/** Labels in every language the code list has, and those that the description carries itself. */
export function labelTexts(
  concepts: readonly Concept[],
  vocabulary: ConceptLookup,
  options: { readonly withCode?: boolean } = {},
): readonly Text[] {
  return concepts.flatMap(({ iri, labels }) => {
    const listed = iri === undefined ? undefined : vocabulary.concept(iri)
    const code = iri !== undefined && options.withCode ? [{ value: listed?.code ?? slugOf(iri) }] : []
    return listed ? [...code, ...danishAndEnglish(listed)] : [...code, ...labels]
  })
}

const listedTexts = new WeakMap<ListedConcept, readonly Text[]>()

/** The same concepts come back in every record: their texts are put together once. */
function danishAndEnglish(concept: ListedConcept): readonly Text[] {
  let texts = listedTexts.get(concept)
  if (!texts) {
    const labels = ['da', 'en'].flatMap((language) => {
      const value = concept.labels[language]
      return value === undefined ? [] : [{ value, language }]
    })
    const others = concept.altLabels.filter(
      ({ language }) => language === undefined || language === 'da' || language === 'en',
    )
    texts = [...labels, ...others]
    listedTexts.set(concept, texts)
  }
  return texts
}

/** Codes of municipalities, as Statistics Denmark writes them; no region has one like it. */
export const isMunicipality = (code: string): boolean => /^\d{4}$/u.test(code)

/** Denmark, among regions: what names the country and no place in it. */
export const WHOLE_COUNTRY = 'DNK'

/** Regions and municipalities. A municipality counts in its region too: any place whose chain of broader places reaches one. */
export function regionCodes(places: readonly Concept[], vocabulary: ConceptLookup): readonly string[] {
  const codes = new Set<string>()
  let isOfCountry = false
  const climb = (iri: string, steps: number): void => {
    const place = vocabulary.concept(iri)
    if (!place || steps > 5) return
    if (steps === 0 && place.scheme === 'country' && place.code === WHOLE_COUNTRY) isOfCountry = true
    if (place.scheme === 'regions' || place.scheme === 'municipalities') codes.add(place.code)
    for (const wider of place.broader) climb(wider, steps + 1)
  }
  for (const { iri } of places) if (iri !== undefined) climb(iri, 0)
  // A description of regional data may name the country too: that makes it no national one.
  return codes.size === 0 && isOfCountry ? [WHOLE_COUNTRY] : [...codes]
}
