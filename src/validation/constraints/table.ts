import { sh } from '../../rdf/namespaces.ts'
import { valueOf, type Term } from '../../rdf/term.ts'
import type { Compiler } from '../compile.ts'
import type { Shape } from '../shape.ts'
import type { Check } from './check.ts'
import { compileClosed } from './closed.ts'
import { compileQualified } from './qualified.ts'
import { setConstraints } from './set.ts'
import { shapeConstraints, type Conforms } from './shape-based.ts'
import { valueConstraints } from './value.ts'

type Compile = (value: Term, shape: Shape, compiler: Compiler) => Check

export interface ConstraintParameter {
  readonly parameter: Term
  readonly component: Term
  /** Absent for sh:property, whose shapes report for themselves (§4.7.2). */
  readonly compile?: Compile
  /** Can find fault with a property that has no value at all. */
  readonly mindsAbsence: boolean
}

const component = (name: string): Term => `${sh.$base}${name}ConstraintComponent`
const row = (parameter: Term, name: string, compile: Compile): ConstraintParameter => ({
  parameter,
  component: component(name),
  compile,
  mindsAbsence: false,
})
const alsoOfNothing = (parameter: Term, name: string, compile: Compile): ConstraintParameter => ({
  ...row(parameter, name, compile),
  mindsAbsence: true,
})
const ofShape =
  (make: (shape: Conforms) => Check): Compile =>
  (value, _shape, compiler) =>
    make(compiler.conforms(value))
const ofShapes =
  (make: (shapes: readonly Conforms[]) => Check): Compile =>
  (head, _shape, compiler) =>
    make(compiler.list(head).map(compiler.conforms))

/** Every constraint component of SHACL Core, in the order of §4. */
export const constraintParameters: readonly ConstraintParameter[] = [
  row(sh.class, 'Class', valueConstraints.class),
  row(sh.datatype, 'Datatype', valueConstraints.datatype),
  row(sh.nodeKind, 'NodeKind', valueConstraints.nodeKind),
  alsoOfNothing(sh.minCount, 'MinCount', setConstraints.minCount),
  row(sh.maxCount, 'MaxCount', setConstraints.maxCount),
  row(sh.minExclusive, 'MinExclusive', valueConstraints.minExclusive),
  row(sh.minInclusive, 'MinInclusive', valueConstraints.minInclusive),
  row(sh.maxExclusive, 'MaxExclusive', valueConstraints.maxExclusive),
  row(sh.maxInclusive, 'MaxInclusive', valueConstraints.maxInclusive),
  row(sh.minLength, 'MinLength', valueConstraints.minLength),
  row(sh.maxLength, 'MaxLength', valueConstraints.maxLength),
  row(sh.pattern, 'Pattern', valueConstraints.pattern),
  row(sh.languageIn, 'LanguageIn', (head, _shape, { list }) =>
    valueConstraints.languageIn(list(head).map((tag) => valueOf(tag).toLowerCase())),
  ),
  row(sh.uniqueLang, 'UniqueLang', setConstraints.uniqueLang),
  alsoOfNothing(sh.equals, 'Equals', setConstraints.equals),
  row(sh.disjoint, 'Disjoint', setConstraints.disjoint),
  row(sh.lessThan, 'LessThan', setConstraints.lessThan),
  row(sh.lessThanOrEquals, 'LessThanOrEquals', setConstraints.lessThanOrEquals),
  row(sh.not, 'Not', ofShape(shapeConstraints.not)),
  row(sh.and, 'And', ofShapes(shapeConstraints.and)),
  row(sh.or, 'Or', ofShapes(shapeConstraints.or)),
  row(sh.xone, 'Xone', ofShapes(shapeConstraints.xone)),
  row(sh.node, 'Node', ofShape(shapeConstraints.node)),
  { parameter: sh.property, component: component('Property'), mindsAbsence: false },
  alsoOfNothing(
    sh.qualifiedMinCount,
    'QualifiedMinCount',
    compileQualified((count, limit) => count >= limit),
  ),
  row(
    sh.qualifiedMaxCount,
    'QualifiedMaxCount',
    compileQualified((count, limit) => count <= limit),
  ),
  row(sh.closed, 'Closed', compileClosed),
  alsoOfNothing(sh.hasValue, 'HasValue', setConstraints.hasValue),
  row(sh.in, 'In', (head, _shape, { list }) => valueConstraints.in(list(head))),
]
