import type { Graph } from '../../rdf/graph.ts'
import { isAbsoluteIri, resolveIri } from '../../rdf/iri.ts'
import { rdf } from '../../rdf/namespaces.ts'
import { isBlank, isLiteral, languageTagOf, valueOf, type Term } from '../../rdf/term.ts'
import { iriOf, textTerm, webAddressOf } from '../write-dataset.ts'
import { SCHEMA } from './terms.ts'

/** Reads the values of schema.org's properties, which may be words, addresses or nodes, whatever they should be. */
export interface Values {
  readonly graph: Graph
  /** Address of the page. */
  readonly base: string
}

export const valuesOf = ({ graph }: Values, node: Term, ...names: readonly string[]): readonly Term[] =>
  names.flatMap((name) => graph.objects(node, SCHEMA + name))

/** A text as it is, with its language; of a node its name. */
export function textOf(values: Values, value: Term): Term | undefined {
  if (isLiteral(value)) return textTerm(valueOf(value), languageTagOf(value))
  const name = valuesOf(values, value, 'name', 'headline').find(isLiteral)
  return name === undefined ? undefined : textTerm(valueOf(name), languageTagOf(name))
}

export const textsOf = (values: Values, node: Term, ...names: readonly string[]): readonly Term[] =>
  valuesOf(values, node, ...names).flatMap((value) => textOf(values, value) ?? [])

/** The first of the words without language. */
export const wordOf = (values: Values, node: Term, ...names: readonly string[]): string =>
  valuesOf(values, node, ...names)
    .filter(isLiteral)
    .map((literal) => valueOf(literal).trim())
    .find((word) => word !== '') ?? ''

/** The IRI that a value is, in whatever way it is written; of a node without one, where it says it is. */
export function iriIn(values: Values, value: Term): string | undefined {
  if (isLiteral(value)) return iriOf(valueOf(value))
  if (!isBlank(value)) return value
  const [url] = valuesOf(values, value, 'url', 'sameAs').flatMap((each) => addressIn(values, each) ?? [])
  return url
}

/** As `iriIn`, but only of the web; an address relative to the page is one, too. */
export function addressIn({ base }: Values, value: Term): string | undefined {
  if (isBlank(value)) return undefined
  const written = valueOf(value).trim()
  const isRelative = /^\.{0,2}\/[^\s]*$/.test(written) && !isAbsoluteIri(written)
  return webAddressOf(isRelative ? resolveIri(written, base) : written)
}

export const hasType = ({ graph }: Values, node: Term, name: string): boolean =>
  graph.has(node, rdf.type, SCHEMA + name)
