import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import type { LocatedTriple, Triple } from '../../rdf/term.ts'
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
  const triples = parseNTriples(ntriples)
  return validateDataset({ iri, triples: lines.length > 0 ? inLines(triples, lines) : triples }, profile)
}

/** In the order of the document: what is missing is shown where its node is first spoken of. */
function inLines(triples: readonly Triple[], lines: readonly number[]): readonly LocatedTriple[] {
  const located = triples.map((triple, index): LocatedTriple => {
    const line = lines[index]
    return line ? { ...triple, line } : triple
  })
  return located.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0)
}
