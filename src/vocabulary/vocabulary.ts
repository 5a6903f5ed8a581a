import { codeOfAlias, licenceSpellingOf, spellingOf } from './aliases.ts'
import type { Concept, SchemeName } from './concept.ts'
import { schemeNames } from './concept.ts'
import type { ListedConcept } from './concepts-from-triples.ts'

export interface Vocabulary {
  /** By its IRI, in any spelling that is certain to mean it. */
  concept(iri: string): Concept | undefined
  /** In the order of the list's file. */
  concepts(scheme: SchemeName): readonly Concept[]
  /** By code or notation, in upper or lower case; a health category also by its letter, a language by its tag. */
  byCode(scheme: string, code: string): Concept | undefined
  /** The present IRI of what is written with an old host, `https` or a slash too many; undefined when nothing is to change. */
  aliasOf(iri: string): string | undefined
  /** In the language asked for, else in the other one; undefined for what no list has. */
  label(iri: string, language: 'da' | 'en'): string | undefined
  /** The regions that exist on a day (ISO 8601). */
  regionsAt(day: string): readonly Concept[]
  /** The region that a municipality belongs to on a day. */
  regionOf(municipality: string, day: string): Concept | undefined
}

export function vocabularyOf(listed: readonly ListedConcept[]): Vocabulary {
  const schemes = groupByScheme(listed)
  const { concept, aliasOf } = lookUpByIri(listed, byCode)
  return {
    concept,
    aliasOf,
    byCode,
    concepts: (scheme) => schemes.get(scheme)?.concepts ?? [],
    label(iri, language) {
      const labels = concept(iri)?.labels
      return labels?.[language] ?? labels?.[language === 'da' ? 'en' : 'da']
    },
    regionsAt: (day) => (schemes.get('regions')?.concepts ?? []).filter((region) => isValidAt(region, day)),
    regionOf(municipality, day) {
      const regions = (concept(municipality)?.broader ?? []).map((iri) => concept(iri))
      return regions.find((region) => region?.scheme === 'regions' && isValidAt(region, day))
    },
  }

  function byCode(scheme: string, code: string): Concept | undefined {
    return schemes.get(scheme)?.byCode.get(code.toLowerCase())
  }
}

function isValidAt(concept: Concept, day: string): boolean {
  const date = day.slice(0, 'yyyy-mm-dd'.length)
  return (concept.validFrom ?? date) <= date && date <= (concept.validTo ?? date)
}

interface Scheme {
  readonly concepts: Concept[]
  readonly byCode: Map<string, Concept>
}

function groupByScheme(listed: readonly ListedConcept[]): ReadonlyMap<string, Scheme> {
  const schemes = new Map<string, Scheme>(
    schemeNames.map((name) => [name, { concepts: [], byCode: new Map() }]),
  )
  for (const { concept } of listed) {
    const scheme = schemes.get(concept.scheme)
    scheme?.concepts.push(concept)
    for (const code of [concept.code, concept.notation, concept.extra.article51, concept.extra.languageTag])
      if (code !== undefined) scheme?.byCode.set(code.toLowerCase(), concept)
  }
  return schemes
}

/** IRI as listed, then its spelling, then the alias rules, and last what somebody else's IRI matches. */
function lookUpByIri(
  listed: readonly ListedConcept[],
  byCode: (scheme: string, code: string) => Concept | undefined,
): Pick<Vocabulary, 'concept' | 'aliasOf'> {
  const byIri = new Map(listed.map(({ concept }) => [concept.iri, concept]))
  const bySpelling = new Map<string | undefined, Concept>()
  const byMatch = new Map<string | undefined, Concept>()
  for (const { concept, alsoWrittenAs, exactMatches } of listed) {
    for (const iri of [concept.iri, ...alsoWrittenAs]) bySpelling.set(spellingOf(iri), concept)
    for (const iri of exactMatches) byMatch.set(spellingOf(iri), concept)
  }
  const meant = (spelling: string): Concept | undefined => {
    const alias = bySpelling.get(spelling) ? undefined : codeOfAlias(spelling)
    return bySpelling.get(spelling) ?? (alias && byCode(alias.scheme, alias.code))
  }
  return {
    concept(iri) {
      const known = byIri.get(iri)
      if (known) return known
      const spelling = spellingOf(iri)
      if (spelling === undefined) return undefined
      return meant(spelling) ?? byMatch.get(licenceSpellingOf(spelling))
    },
    aliasOf(iri) {
      if (byIri.has(iri)) return undefined
      const spelling = spellingOf(iri)
      return spelling === undefined ? undefined : meant(spelling)?.iri
    },
  }
}
