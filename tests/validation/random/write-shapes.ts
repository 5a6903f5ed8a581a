import { rdf, sh, xsd } from '../../../src/rdf/namespaces.ts'
import { typed, type Term, type Triple } from '../../../src/rdf/term.ts'

export type PathTree =
  | { readonly property: Term }
  | { readonly parameter: Term; readonly of: PathTree }
  | { readonly sequence: readonly PathTree[] }
  | { readonly alternatives: readonly PathTree[] }

/** A parameter with a term, a list of terms, a shape or a list of shapes. */
export type Parameter = readonly [
  parameter: Term,
  value: Term | readonly Term[] | { readonly shape: ShapeTree } | { readonly shapes: readonly ShapeTree[] },
]

export interface ShapeTree {
  readonly path?: PathTree | undefined
  readonly parameters: readonly (readonly Parameter[])[]
  readonly severity: Term
  readonly deactivated: boolean
}

/** Writes trees as triples; its blank nodes never meet those of the data. */
export class ShapesWriter {
  readonly triples: Triple[] = []
  #next = 0

  add(subject: Term, predicate: Term, object: Term): void {
    this.triples.push({ subject, predicate, object })
  }

  shape({ path, parameters, severity, deactivated }: ShapeTree): Term {
    const node = this.#blank()
    this.add(node, rdf.type, path ? sh.PropertyShape : sh.NodeShape)
    if (path) this.add(node, sh.path, this.#path(path))
    this.add(node, sh.severity, severity)
    if (deactivated) this.add(node, sh.deactivated, typed('true', xsd.boolean))
    const written = new Set<Term>()
    for (const group of parameters) {
      // A shape has one value of each of these: what two would mean is not defined.
      if (group.some(([parameter]) => ONCE.has(parameter) && written.has(parameter))) continue
      for (const [parameter, value] of group) {
        written.add(parameter)
        this.add(node, parameter, this.#value(value))
      }
    }
    return node
  }

  #value(value: Parameter[1]): Term {
    if (typeof value === 'string') return value
    if ('shape' in value) return this.shape(value.shape)
    if ('shapes' in value) return this.#list(value.shapes.map((shape) => this.shape(shape)))
    return this.#list(value)
  }

  #path(path: PathTree): Term {
    if ('property' in path) return path.property
    if ('sequence' in path) return this.#list(path.sequence.map((each) => this.#path(each)))
    const node = this.#blank()
    if ('alternatives' in path)
      this.add(node, sh.alternativePath, this.#list(path.alternatives.map((each) => this.#path(each))))
    else this.add(node, path.parameter, this.#path(path.of))
    return node
  }

  #list(members: readonly Term[]): Term {
    return members.reduceRight<Term>((tail, member) => {
      const node = this.#blank()
      this.add(node, rdf.first, member)
      this.add(node, rdf.rest, tail)
      return node
    }, rdf.nil)
  }

  #blank = (): Term => `_:s${this.#next++}`
}

const ONCE: ReadonlySet<Term> = new Set([
  sh.datatype,
  sh.nodeKind,
  sh.minCount,
  sh.maxCount,
  sh.minExclusive,
  sh.minInclusive,
  sh.maxExclusive,
  sh.maxInclusive,
  sh.minLength,
  sh.maxLength,
  sh.pattern,
  sh.languageIn,
  sh.uniqueLang,
  sh.in,
  sh.closed,
  sh.qualifiedValueShape,
])
