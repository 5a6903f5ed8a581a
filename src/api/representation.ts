import { negotiate, syntaxCandidates, type Candidate } from '../rdf/negotiate.ts'
import { syntaxOf, type SyntaxName } from '../rdf/syntaxes.ts'

/** What a dataset's address can answer with. */
export type Representation = 'page' | 'json' | SyntaxName

/** People first, where a request leaves it open. */
const candidates: readonly Candidate<Representation>[] = [
  { name: 'page', types: ['text/html', 'application/xhtml+xml'] },
  ...syntaxCandidates,
  { name: 'json', types: ['application/json'] },
]

/** What a dataset's address answers with; undefined when nothing that is asked for can be written. */
export const negotiateRepresentation = (accept: string | null | undefined): Representation | undefined =>
  negotiate(accept, candidates)

interface Alternate {
  readonly representation: Exclude<Representation, 'page'>
  readonly mediaType: string
  readonly suffix: string
}

const linked: readonly SyntaxName[] = ['turtle', 'json-ld', 'rdf-xml', 'n-triples']

/** The forms with an address of their own. */
export const alternates: readonly Alternate[] = [
  ...linked.map((name) => {
    const { mediaTypes, suffixes } = syntaxOf(name)
    return { representation: name, mediaType: mediaTypes[0], suffix: suffixes[0] }
  }),
  { representation: 'json', mediaType: 'application/json', suffix: '.json' },
]

/** A dataset's id and form, when the last part of its address ends in a known suffix. */
export function representationBySuffix(
  name: string,
): { id: string; representation: Representation } | undefined {
  const alternate = alternates.find(({ suffix }) => name.endsWith(suffix))
  if (!alternate || name.length === alternate.suffix.length) return undefined
  return { id: name.slice(0, -alternate.suffix.length), representation: alternate.representation }
}
