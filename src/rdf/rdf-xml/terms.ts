import { hasControlCharacters, hasIllegalCharacters, isAbsoluteIri } from '../iri.ts'
import { readLanguageTag } from '../language-tag.ts'
import { rdf, xsd } from '../namespaces.ts'
import type { RdfProblem } from '../problem.ts'
import type { Term, Triple } from '../term.ts'
import { text, typed } from '../term.ts'

/** What the RDF/XML parser asks of a term, around ours. */
export interface WrappedTerm {
  readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
  readonly value: string
  readonly term: Term
  readonly equals: (other: WrappedTerm | null | undefined) => boolean
}

interface TermsOptions {
  readonly blankPrefix: string
  readonly note: (reason: string, effect: RdfProblem['effect']) => void
  readonly onTriple: (triple: Triple) => void
  /** Called for every name, so that a limit holds within a piece of text, too. */
  readonly onName: () => void
}

function wrap(termType: WrappedTerm['termType'], value: string, term: Term): WrappedTerm {
  return { termType, value, term, equals: (other) => other?.term === term && other.termType === termType }
}

/** A data factory of the shape that RDF/JS libraries take, which hands every quad on as strings. */
export function createTerms({ blankPrefix, note, onTriple, onName }: TermsOptions) {
  let counter = 0
  const defaultGraph = wrap('DefaultGraph', '', '')
  return {
    namedNode: (iri: string) => {
      onName()
      return wrap('NamedNode', iri, iri)
    },
    blankNode: (label?: string) => {
      const term = label === undefined ? `${blankPrefix}n${counter++}` : `${blankPrefix}_${label}`
      return wrap('BlankNode', term.slice(2), term)
    },
    literal: (value: string, suffix?: string | WrappedTerm | { language: string }) =>
      wrap('Literal', value, literalOf(value, suffix, note)),
    variable: undefined,
    defaultGraph: () => defaultGraph,
    quad: (subject: WrappedTerm, predicate: WrappedTerm, object: WrappedTerm) => {
      const unusable = [subject, predicate, object].find(
        (each) =>
          each.termType === 'NamedNode' && (!isAbsoluteIri(each.term) || hasControlCharacters(each.term)),
      )
      if (unusable)
        note(`the IRI <${unusable.value}> is neither absolute nor can it be made so`, 'value-dropped')
      else onTriple({ subject: subject.term, predicate: predicate.term, object: object.term })
      for (const { termType, term } of [subject, object])
        if (termType === 'NamedNode' && hasIllegalCharacters(term))
          note(`the IRI <${term}> has illegal characters; kept as written`, 'kept')
      return {}
    },
  }
}

function literalOf(
  value: string,
  suffix: string | WrappedTerm | { language: string } | undefined,
  note: TermsOptions['note'],
): Term {
  if (suffix === undefined) return text(value)
  if (typeof suffix !== 'string' && 'termType' in suffix) {
    const isPlain = suffix.term === xsd.string || suffix.term === rdf.langString
    return isPlain ? text(value) : typed(value, suffix.term)
  }
  const written = typeof suffix === 'string' ? suffix : suffix.language
  const { tag, reason } = readLanguageTag(written)
  if (reason !== undefined) note(reason, 'kept')
  return text(value, tag)
}
