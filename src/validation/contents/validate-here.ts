import { parseLocated } from '../../rdf/ntriples/stored.ts'
import type { LocatedTriple } from '../../rdf/term.ts'
import type { Profiles } from '../profiles.ts'
import { validateDataset, type DatasetReport } from '../validate-dataset.ts'
import type { Profile } from '../profile.ts'
import type { Content, ContentValidator } from './content-validator.ts'

/** Validates in this thread, while it does nothing else. */
export function validateHere(profiles: Profiles): ContentValidator {
  return {
    versionOf: async (name) => profiles.get(name)?.version,
    async validate(name, contents) {
      const profile = profiles.get(name)
      return contents.map((content) => profile && validateContent(content, profile))
    },
    close: async () => {},
  }
}

/** A report names nodes as the stored text does. */
export function validateContent({ iri, ntriples, lines = [] }: Content, profile: Profile): DatasetReport {
  return validateDataset({ iri, triples: inDocumentOrder(parseLocated(ntriples, lines)) }, profile)
}

/** What is missing is shown where its node is first spoken of; triples without a line come last. */
function inDocumentOrder(triples: readonly LocatedTriple[]): readonly LocatedTriple[] {
  const count = triples.length
  // Line and place in one number: sorted as numbers, several times as quick as with a comparison of objects.
  const keys = new Float64Array(count)
  for (const [place, { line = MAX_LINE }] of triples.entries()) keys[place] = line * count + place
  keys.sort()
  const ordered: LocatedTriple[] = []
  for (let i = 0; i < count; i++) ordered.push(triples[keys[i]! % count]!)
  return ordered
}

const MAX_LINE = 2 ** 31
