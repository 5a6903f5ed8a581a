import { hasControlCharacters, hasIllegalCharacters, isAbsoluteIri } from '../iri.ts'
import { readLanguageTag } from '../language-tag.ts'
import { rdf, xsd } from '../namespaces.ts'
import type { RdfProblem } from '../problem.ts'
import type { Quad, Term } from '../term.ts'
import { text, typed } from '../term.ts'
import { lastPartOf, placeOf, withoutMarks, type Place } from './places.ts'

/** Expanded JSON-LD: what `jsonld.expand` gives. */
export type Expanded =
  | null
  | boolean
  | number
  | string
  | readonly Expanded[]
  | { readonly [key: string]: Expanded }
type ExpandedObject = { readonly [key: string]: Expanded }

const isObject = (value: Expanded | undefined): value is ExpandedObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: Expanded | undefined): readonly Expanded[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Deeper nesting than this is no description of anything. */
const MAX_DEPTH = 200

interface WriterOptions {
  readonly blankPrefix: string
  readonly onProblem: (problem: RdfProblem) => void
  readonly places: readonly Place[]
}

const NO_MEMBERS: Place['members'] = new Map()

/**
 * Quads from expanded nodes (JSON-LD 1.1 API §7). Differs from jsonld's own in three ways that real files ask for:
 * labels of blank nodes hold for the whole document, illegal IRIs and language tags are reported and not dropped in silence.
 */
export class ExpandedReader {
  quads: Quad[] = []
  private readonly options: WriterOptions
  private counter = 0
  private graph: Term = ''
  /** Of the node that is being read, and of what is being read of it. */
  private place: Place | undefined
  private line: number | undefined

  constructor(options: WriterOptions) {
    this.options = options
  }

  readNode(node: ExpandedObject, depth = 0): Term | undefined {
    if (depth > MAX_DEPTH) return this.drop(`nodes are nested deeper than ${MAX_DEPTH} levels`)
    const outer = { place: this.place, line: this.line }
    // A node that has neither identity nor class is where its parent names it.
    this.place =
      placeOf(node, this.options.places) ??
      (this.line === undefined ? undefined : { line: this.line, members: NO_MEMBERS })
    this.line = this.place?.line
    const subject = this.readId(node['@id'])
    if (subject) this.readMembers(subject, node, depth)
    this.place = outer.place
    this.line = outer.line
    return subject
  }

  private readMembers(subject: Term, node: ExpandedObject, depth: number): void {
    this.goTo('@type', 'type')
    for (const type of listOf(node['@type'])) {
      const object = typeof type === 'string' ? this.readId(type) : undefined
      if (object) this.emit(subject, rdf.type, object)
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === '@graph') this.readGraph(subject, node, depth)
      else if (key === '@included')
        for (const each of listOf(value)) if (isObject(each)) this.readNode(each, depth + 1)
      if (key === '@reverse' && isObject(value)) this.readReverse(subject, value, depth)
      if (key.startsWith('@')) continue
      this.goTo(lastPartOf(key))
      this.readProperty(subject, { predicate: key, values: listOf(value) }, depth)
    }
  }

  /** The line of a member of the node, else of the node. */
  private goTo(...names: readonly string[]): void {
    const found = names.map((name) => this.place?.members.get(name))
    this.line = found.find((line) => line !== undefined) ?? this.place?.line
  }

  private readProperty(
    subject: Term,
    property: { predicate: Term; values: readonly Expanded[] },
    depth: number,
  ): void {
    if (!isAbsoluteIri(property.predicate)) return
    for (const value of property.values) {
      const object = isObject(value) ? this.readObject(value, depth) : undefined
      if (object) this.emit(subject, property.predicate, object)
    }
  }

  private readReverse(object: Term, reverse: ExpandedObject, depth: number): void {
    for (const [predicate, values] of Object.entries(reverse))
      for (const value of listOf(values)) {
        const subject =
          isObject(value) && isAbsoluteIri(predicate) ? this.readNode(value, depth + 1) : undefined
        if (subject) this.emit(subject, predicate, object)
      }
  }

  private readGraph(name: Term, node: ExpandedObject, depth: number): void {
    const outer = this.graph
    // A node with nothing but a graph is a document, not a named graph.
    if (node['@id'] !== undefined || Object.keys(node).length > 1) this.graph = name
    for (const each of listOf(node['@graph'])) if (isObject(each)) this.readNode(each, depth + 1)
    this.graph = outer
  }

  private readObject(value: ExpandedObject, depth: number): Term | undefined {
    if ('@value' in value) return this.readValue(value)
    if ('@list' in value) return this.readList(listOf(value['@list']), depth)
    return this.readNode(value, depth + 1)
  }

  private readList(items: readonly Expanded[], depth: number): Term {
    let rest: Term = rdf.nil
    for (const item of items.toReversed()) {
      const object = isObject(item) ? this.readObject(item, depth + 1) : undefined
      if (!object) continue
      const cell = this.newBlank()
      this.emit(cell, rdf.first, object)
      this.emit(cell, rdf.rest, rest)
      rest = cell
    }
    return rest
  }

  private readValue(node: ExpandedObject): Term | undefined {
    const value = node['@value']
    const language = node['@language']
    const datatype = typeof node['@type'] === 'string' ? node['@type'] : undefined
    if (datatype === '@json') return typed(JSON.stringify(value, withoutMarks), `${rdf.$base}JSON`)
    if (typeof value === 'boolean') return typed(String(value), datatype ?? xsd.boolean)
    if (typeof value === 'number') return writeNumber(value, datatype)
    if (typeof value !== 'string') return undefined
    if (typeof language === 'string') return this.readText(value, language)
    return datatype && datatype !== xsd.string ? typed(value, datatype) : text(value)
  }

  private readText(value: string, language: string): Term {
    const { tag, reason } = readLanguageTag(language)
    if (reason !== undefined) this.note({ reason, effect: 'kept' })
    return text(value, tag)
  }

  private readId(id: Expanded | undefined): Term | undefined {
    if (id === undefined || id === null) return this.newBlank()
    if (typeof id !== 'string') return this.drop('an @id is not a string')
    if (id.startsWith('_:')) return `${this.options.blankPrefix}_${id.slice(2)}`
    if (!isAbsoluteIri(id)) return this.drop(`the relative IRI "${id}" has no base to be resolved against`)
    if (hasControlCharacters(id)) return this.drop(`the IRI <${id}> has control characters`)
    if (hasIllegalCharacters(id))
      this.note({
        reason: `the IRI <${id}> has illegal characters; kept as written`,
        effect: 'kept',
      })
    return id
  }

  private note(problem: RdfProblem): void {
    const { line } = this
    this.options.onProblem({ ...problem, ...(line !== undefined && { line }) })
  }

  private drop(reason: string): undefined {
    this.note({ reason, effect: 'value-dropped' })
  }

  private newBlank(): Term {
    return `${this.options.blankPrefix}n${this.counter++}`
  }

  private emit(subject: Term, predicate: Term, object: Term): void {
    const { graph, line } = this
    this.quads.push({ subject, predicate, object, graph, ...(line !== undefined && { line }) })
  }
}

/** JSON-LD 1.1 API §8.6: whole numbers are integers, others doubles in canonical form. */
function writeNumber(value: number, datatype: string | undefined): Term {
  if (Number.isInteger(value) && Math.abs(value) < 1e21 && datatype !== xsd.double)
    return typed(value.toFixed(0), datatype ?? xsd.integer)
  const canonical = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
  return typed(canonical, datatype ?? xsd.double)
}
