import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTurtle } from '../rdf/parse-turtle.ts'
import { schemeNames } from './concept.ts'
import type { SchemeName } from './concept.ts'
import type { ListedConcept } from './concepts-from-triples.ts'
import { conceptsFromTriples } from './concepts-from-triples.ts'
import type { Vocabulary } from './vocabulary.ts'
import { vocabularyOf } from './vocabulary.ts'

/** `vocab/` of the package: two folders up from `src/vocabulary` and from `dist/vocabulary` alike. */
const VOCABULARY_FOLDER = fileURLToPath(new URL('../../vocab/', import.meta.url))

const loaded = new Map<string, Vocabulary>()

/** The code lists of a folder, read once per process. Throws where a list is missing or is not Turtle. */
export function loadVocabularies(folder: string = VOCABULARY_FOLDER): Vocabulary {
  let vocabulary = loaded.get(folder)
  if (!vocabulary) {
    vocabulary = vocabularyOf(schemeNames.flatMap((scheme) => readScheme(folder, scheme)))
    loaded.set(folder, vocabulary)
  }
  return vocabulary
}

function readScheme(folder: string, scheme: SchemeName): ListedConcept[] {
  const path = join(folder, `${scheme}.ttl`)
  let listed: ListedConcept[]
  try {
    listed = conceptsFromTriples(scheme, parseTurtle(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`${path} cannot be read; restore it from the package`, { cause: error })
  }
  if (listed.length === 0) throw new Error(`${path} has no skos:Concept; restore it from the package`)
  return listed
}
