import { DataFactory, Store } from 'n3'
import type { BlankNode, Literal, NamedNode, Quad as RdfQuad, Term as RdfTerm } from '@rdfjs/types'
import SHACLValidator from 'rdf-validate-shacl'
import type { Graph } from '../../src/rdf/graph.ts'
import {
  datatypeOf,
  isBlank,
  isLiteral,
  languageOf,
  valueOf,
  type Term,
  type Triple,
} from '../../src/rdf/term.ts'
import { readPath, writePath } from '../../src/validation/path.ts'
import { lineOf, localName, type Row } from './rows.ts'

function toLibrary(term: Term): NamedNode | BlankNode | Literal {
  if (isBlank(term)) return DataFactory.blankNode(term.slice(2))
  if (!isLiteral(term)) return DataFactory.namedNode(term)
  const datatype = datatypeOf(term)
  return DataFactory.literal(
    valueOf(term),
    languageOf(term) || (datatype && DataFactory.namedNode(datatype)) || undefined,
  )
}

const fromLibrary = (term: RdfTerm): Term =>
  term.termType === 'BlankNode'
    ? `_:${term.value}`
    : term.termType === 'Literal'
      ? `"${term.value}"${term.language ? `@${term.language}` : suffixOf(term.datatype.value)}`
      : term.value

const suffixOf = (datatype: string): string => (datatype.endsWith('#string') ? '' : `^^${datatype}`)

const storeOf = (triples: readonly Triple[]): Store =>
  new Store(
    triples.map(
      ({ subject, predicate, object }) =>
        DataFactory.quad(
          toLibrary(subject) as NamedNode,
          toLibrary(predicate) as NamedNode,
          toLibrary(object),
        ) as RdfQuad,
    ),
  )

/** rdf-validate-shacl over a shapes graph; its results in the same words as ours. */
export function libraryOf(shapes: Graph) {
  // Without a limit to how often a node may be asked; the option is missing from the library's own types.
  const options = { maxNodeChecks: 0 } as object
  const validator = new SHACLValidator(storeOf(shapes.triples), options)
  return async (data: readonly Triple[]): Promise<Row[]> => {
    const report = await validator.validate(storeOf(data))
    return report.results.map((result) => {
      const path = result.path && readPath(shapes, fromLibrary(result.path))
      return {
        severity: localName(result.severity?.value ?? '').toLowerCase(),
        constraint: localName(result.sourceConstraintComponent?.value ?? ''),
        focus: result.focusNode ? fromLibrary(result.focusNode) : '',
        path: path ? writePath(path) : undefined,
        value: result.value ? fromLibrary(result.value) : undefined,
      }
    })
  }
}

export const libraryLines = async (shapes: Graph, data: readonly Triple[]): Promise<string[]> =>
  (await libraryOf(shapes)(data)).map(lineOf).sort()
