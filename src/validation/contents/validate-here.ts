import { parseNTriples } from '../../rdf/ntriples/stored.ts'
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
export function validateContent({ iri, ntriples, lines }: Content, profile: Profile): DatasetReport {
  const triples = parseNTriples(ntriples)
  return validateDataset({ iri, triples: lines?.length ? triples.map(locate) : triples }, profile)

  function locate(triple: LocatedTriple, index: number): LocatedTriple {
    const line = lines?.[index]
    return line ? { ...triple, line } : triple
  }
}
