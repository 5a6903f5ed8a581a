import { sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import { valueOf, type Term } from '../rdf/term.ts'
import type { DataView } from './data-view.ts'
import { compilePath, readList } from './path.ts'
import { readShape } from './read-shapes.ts'
import { setConstraints } from './constraints/set.ts'
import { shapeConstraints, type Conforms } from './constraints/shape-based.ts'
import { valueConstraints } from './constraints/value.ts'
import type { Check, CompiledShape, Constraint, Result, Shape } from './shape.ts'

/** Deeper nesting of shapes than this is recursion, which SHACL leaves undefined (§3.4.3). */
const MAX_DEPTH = 40

interface Compiler {
  readonly graph: Graph
  /** The shape at a node, compiled once. */
  readonly shape: (id: Term) => CompiledShape
  readonly conforms: (id: Term) => Conforms
  readonly list: (head: Term) => Term[]
}

type Make = (value: Term, shape: Shape, compiler: Compiler) => Check

const component = (name: string): Term => `${sh.$base}${name}ConstraintComponent`

const direct = (make: (value: Term, shape: Shape) => Check): Make => make
const ofList =
  (make: (shapes: readonly Conforms[]) => Check): Make =>
  (value, _shape, compiler) =>
    make(compiler.list(value).map(compiler.conforms))

/** Parameter → component and how to compile it: the constraint components of SHACL Core, §4. */
const TABLE: Readonly<Record<Term, readonly [component: Term, make: Make]>> = {
  [sh.class]: [component('Class'), direct(valueConstraints.class)],
  [sh.datatype]: [component('Datatype'), direct(valueConstraints.datatype)],
  [sh.nodeKind]: [component('NodeKind'), direct(valueConstraints.nodeKind)],
  [sh.minCount]: [component('MinCount'), direct(setConstraints.minCount)],
  [sh.maxCount]: [component('MaxCount'), direct(setConstraints.maxCount)],
  [sh.minExclusive]: [component('MinExclusive'), direct(valueConstraints.minExclusive)],
  [sh.minInclusive]: [component('MinInclusive'), direct(valueConstraints.minInclusive)],
  [sh.maxExclusive]: [component('MaxExclusive'), direct(valueConstraints.maxExclusive)],
  [sh.maxInclusive]: [component('MaxInclusive'), direct(valueConstraints.maxInclusive)],
  [sh.minLength]: [component('MinLength'), direct(valueConstraints.minLength)],
  [sh.maxLength]: [component('MaxLength'), direct(valueConstraints.maxLength)],
  [sh.pattern]: [component('Pattern'), direct(valueConstraints.pattern)],
  [sh.languageIn]: [
    component('LanguageIn'),
    (head, _shape, compiler) =>
      valueConstraints.languageIn(compiler.list(head).map((tag) => valueOf(tag).toLowerCase())),
  ],
  [sh.in]: [component('In'), (head, _shape, compiler) => valueConstraints.in(compiler.list(head))],
  [sh.hasValue]: [component('HasValue'), direct(setConstraints.hasValue)],
  [sh.uniqueLang]: [component('UniqueLang'), direct(setConstraints.uniqueLang)],
  [sh.equals]: [component('Equals'), direct(setConstraints.equals)],
  [sh.disjoint]: [component('Disjoint'), direct(setConstraints.disjoint)],
  [sh.lessThan]: [component('LessThan'), direct(setConstraints.lessThan)],
  [sh.lessThanOrEquals]: [component('LessThanOrEquals'), direct(setConstraints.lessThanOrEquals)],
  [sh.not]: [component('Not'), (value, _shape, compiler) => shapeConstraints.not(compiler.conforms(value))],
  [sh.and]: [component('And'), ofList(shapeConstraints.and)],
  [sh.or]: [component('Or'), ofList(shapeConstraints.or)],
  [sh.xone]: [component('Xone'), ofList(shapeConstraints.xone)],
  [sh.node]: [
    component('Node'),
    (value, _shape, compiler) => shapeConstraints.node(compiler.conforms(value)),
  ],
  [sh.property]: [component('Property'), compileProperty],
  [sh.closed]: [component('Closed'), compileClosed],
  [sh.qualifiedMinCount]: [component('QualifiedMinCount'), qualified((count, limit) => count >= limit)],
  [sh.qualifiedMaxCount]: [component('QualifiedMaxCount'), qualified((count, limit) => count <= limit)],
}

function compileProperty(value: Term, _shape: Shape, compiler: Compiler): Check {
  let property: CompiledShape | undefined
  return (data, _focus, values) => {
    property ??= compiler.shape(value)
    return values.flatMap((node) => property!.validate(data, node))
  }
}

function compileClosed(_flag: Term, shape: Shape, compiler: Compiler): Check {
  const ignored = (shape.parameters.get(sh.ignoredProperties) ?? []).flatMap(compiler.list)
  const declared = (shape.parameters.get(sh.property) ?? []).flatMap((id) =>
    compiler.graph.objects(id, sh.path),
  )
  return setConstraints.closed(shape, [...ignored, ...declared])
}

function qualified(allowed: (count: number, limit: number) => boolean): Make {
  return (value, shape, compiler) => {
    const own = shape.parameters.get(sh.qualifiedValueShape)?.[0]
    if (own === undefined) return () => []
    const disjoint = shape.parameters
      .get(sh.qualifiedValueShapesDisjoint)
      ?.some((flag) => valueOf(flag) === 'true')
    const siblings = disjoint ? siblingShapes(compiler.graph, shape.id, own).map(compiler.conforms) : []
    const limit = Number(valueOf(value))
    return shapeConstraints.qualified(compiler.conforms(own), siblings, (count) => allowed(count, limit))
  }
}

function siblingShapes(graph: Graph, shape: Term, own: Term): Term[] {
  const parents = graph.triples.filter(
    (triple) => triple.predicate === sh.property && triple.object === shape,
  )
  const siblings = parents.flatMap((parent) => graph.objects(parent.subject, sh.property))
  const shapes = siblings.flatMap((sibling) => graph.objects(sibling, sh.qualifiedValueShape))
  return [...new Set(shapes)].filter((each) => each !== own)
}

/** A compiler for one shapes graph. Shapes compile when first asked for, each once. */
export function shapeCompiler(graph: Graph): Compiler {
  const compiled = new Map<Term, CompiledShape>()
  let depth = 0
  const compiler: Compiler = {
    graph,
    list: (head) => readList(graph, head),
    shape: (id) => {
      let shape = compiled.get(id)
      if (!shape) compiled.set(id, (shape = compileShape(readShape(graph, id), compiler)))
      return shape
    },
    conforms: (id) => {
      let shape: CompiledShape | undefined
      return (data, node) => {
        if (depth > MAX_DEPTH) return true
        depth++
        try {
          shape ??= compiler.shape(id)
          return shape.validate(data, node).length === 0
        } finally {
          depth--
        }
      }
    },
  }
  return compiler
}

function compileShape(shape: Shape, compiler: Compiler): CompiledShape {
  if (shape.deactivated) return { shape, validate: () => [] }
  const constraints = [...shape.parameters].flatMap(([parameter, values]): Constraint[] => {
    const row = TABLE[parameter]
    return row ? values.map((value) => ({ component: row[0], check: row[1](value, shape, compiler) })) : []
  })
  const step = shape.path && compilePath(shape.path)
  const validate = (data: DataView, focus: Term): Result[] => {
    const values = step ? step(data, focus) : [focus]
    const results: Result[] = []
    for (const { component: of, check } of constraints) {
      for (const violation of check(data, focus, values)) {
        if ('shape' in violation) results.push(violation)
        else
          results.push({ focus, shape, component: of, ...(shape.path && { path: shape.path }), ...violation })
      }
    }
    return results
  }
  return { shape, validate }
}

/** Parameters in the SHACL namespace that no row of the table evaluates: named to the operator, never passed over. */
export function unevaluatedIn(graph: Graph): readonly Term[] {
  const silent = new Set<Term>([
    sh.path,
    sh.severity,
    sh.message,
    sh.name,
    sh.description,
    sh.deactivated,
    sh.flags,
    sh.ignoredProperties,
    sh.targetNode,
    sh.targetClass,
    sh.targetSubjectsOf,
    sh.targetObjectsOf,
    sh.qualifiedValueShape,
    sh.qualifiedValueShapesDisjoint,
    sh.inversePath,
    sh.alternativePath,
    sh.zeroOrMorePath,
    sh.oneOrMorePath,
    sh.zeroOrOnePath,
    `${sh.$base}order`,
    `${sh.$base}group`,
    `${sh.$base}defaultValue`,
    `${sh.$base}declare`,
    `${sh.$base}prefix`,
    `${sh.$base}namespace`,
    `${sh.$base}shapesGraph`,
    `${sh.$base}suggestedShapesGraph`,
  ])
  const used = new Set(graph.triples.map((triple) => triple.predicate))
  return [...used].filter(
    (property) => property.startsWith(sh.$base) && !silent.has(property) && !TABLE[property],
  )
}
