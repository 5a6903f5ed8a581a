import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { splitDatasets } from '../../src/dataset/split-datasets.ts'
import { PREFIXES } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { parseRdf } from '../../src/rdf/parse.ts'
import type { Term, Triple } from '../../src/rdf/term.ts'
import type { Finding } from '../../src/validation/finding.ts'
import type { Profile } from '../../src/validation/profile.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const profiles = openProfiles({ vocabulary: loadVocabularies() })

export function profileNamed(name: string): Profile {
  const profile = profiles.get(name)
  if (!profile) throw new Error(`no profile ${name}: ${JSON.stringify(profiles.problems())}`)
  return profile
}

const EXAMPLE = 'https://example.dk/'

/** `dct:title` and `ex:register` in full; anything else as it stands. */
export function term(short: string): Term {
  const [prefix = '', local = ''] = short.split(/:(.*)/s)
  const base = prefix === 'ex' ? EXAMPLE : PREFIXES[prefix]
  return base === undefined || local.startsWith('//') ? short : base + local
}

export const fixture = (name: string): Triple[] =>
  parseTurtle(readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8'))

export const without = (triples: readonly Triple[], subject: string, property: string): Triple[] =>
  triples.filter((triple) => triple.subject !== term(subject) || triple.predicate !== term(property))

export const and = (
  triples: readonly Triple[],
  subject: string,
  ...[property, object]: [property: string, object: string]
): Triple[] => [...triples, { subject: term(subject), predicate: term(property), object: term(object) }]

/** `V Dataset-title-minCount`: severity and local name of the shape. */
export const inShort = ({ severity, shape }: Pick<Finding, 'severity' | 'shape'>): string =>
  `${severity.slice(0, 1).toUpperCase()} ${shape.replace(/^.*#/, '')}`

const SEED = fileURLToPath(new URL('../../seed-catalogue/', import.meta.url))

/** Every dataset of the seed catalogue, as a harvest would split them. */
export async function seedDatasets(): Promise<{ iri: Term; triples: readonly Triple[] }[]> {
  const datasets: { iri: Term; triples: readonly Triple[] }[] = []
  for (const file of readdirSync(SEED).filter((name) => name.endsWith('.ttl'))) {
    const bytes = bytesOf(readFileSync(SEED + file))
    const quads = parseRdf(bytes, { syntax: 'turtle', baseIri: 'https://example.dk/' })
    for await (const item of splitDatasets(quads, { source: file }))
      if (item.kind === 'dataset') datasets.push(item)
  }
  return datasets
}

export async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
