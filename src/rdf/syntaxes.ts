export type SyntaxName = 'turtle' | 'trig' | 'n-triples' | 'n-quads' | 'json-ld' | 'rdf-xml'

export interface Syntax {
  readonly name: SyntaxName
  readonly label: string
  /** The registered one first, then those met in the wild. */
  readonly mediaTypes: readonly [string, ...string[]]
  /** With its dot; the first is what we write. */
  readonly suffixes: readonly [string, ...string[]]
}

const syntax = (name: SyntaxName, rest: Omit<Syntax, 'name'>): Syntax => ({ name, ...rest })

/** Every syntax that is read and written, in the order in which a request that leaves it open is answered. */
export const syntaxes: readonly Syntax[] = [
  syntax('turtle', {
    label: 'Turtle',
    mediaTypes: [
      'text/turtle',
      'application/x-turtle',
      'application/turtle',
      'text/rdf+turtle',
      'text/n3',
      'text/rdf+n3',
    ],
    suffixes: ['.ttl', '.n3', '.turtle'],
  }),
  syntax('json-ld', {
    label: 'JSON-LD',
    mediaTypes: ['application/ld+json', 'application/activity+json', 'application/vnd.api+json'],
    suffixes: ['.jsonld', '.json'],
  }),
  syntax('rdf-xml', {
    label: 'RDF/XML',
    mediaTypes: ['application/rdf+xml', 'text/rdf+xml'],
    suffixes: ['.rdf', '.xml', '.owl'],
  }),
  syntax('n-triples', {
    label: 'N-Triples',
    mediaTypes: ['application/n-triples', 'text/ntriples', 'text/n-triples'],
    suffixes: ['.nt'],
  }),
  syntax('trig', {
    label: 'TriG',
    mediaTypes: ['application/trig', 'application/x-trig'],
    suffixes: ['.trig'],
  }),
  syntax('n-quads', {
    label: 'N-Quads',
    mediaTypes: ['application/n-quads', 'text/x-nquads'],
    suffixes: ['.nq'],
  }),
]

const byName = new Map(syntaxes.map((each) => [each.name, each]))

export function syntaxOf(name: SyntaxName): Syntax {
  const found = byName.get(name)
  if (!found) throw new Error(`no syntax is called ${name}`)
  return found
}
