import * as fc from 'fast-check'
import { rdf, sh, xsd } from '../../../src/rdf/namespaces.ts'
import { typed, type Term } from '../../../src/rdf/term.ts'
import { CLASSES, DATES, NUMBERS, oneOf, PROPERTIES, TERMS } from './terms.ts'
import type { Parameter, PathTree, ShapeTree } from './write-shapes.ts'

const property = fc.record({ property: oneOf(PROPERTIES) })

/** Inverse paths of properties alone: see the deviations. */
const { path: paths } = fc.letrec<{ path: PathTree }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'path' },
    { weight: 6, arbitrary: property },
    { weight: 1, arbitrary: fc.record({ parameter: fc.constant(sh.inversePath), of: property }) },
    {
      weight: 2,
      arbitrary: fc.record({
        parameter: oneOf([sh.zeroOrMorePath, sh.oneOrMorePath, sh.zeroOrOnePath]),
        of: tie('path'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ sequence: fc.array(tie('path'), { minLength: 2, maxLength: 3 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ alternatives: fc.array(tie('path'), { minLength: 2, maxLength: 3 }) }),
    },
  ),
}))

const one = (parameter: Term, values: readonly Term[]): fc.Arbitrary<Parameter[]> =>
  oneOf(values).map((value) => [[parameter, value]])
const count = (parameter: Term) =>
  one(
    parameter,
    [0, 1, 2].map((number) => typed(String(number), xsd.integer)),
  )
const list = (parameter: Term, values: readonly Term[]): fc.Arbitrary<Parameter[]> =>
  fc.uniqueArray(oneOf(values), { maxLength: 3 }).map((members) => [[parameter, members]])

const valueParameters = fc.oneof(
  one(sh.class, CLASSES),
  one(sh.datatype, [xsd.integer, xsd.string, rdf.langString, xsd.date, xsd.boolean]),
  one(sh.nodeKind, [
    sh.IRI,
    sh.BlankNode,
    sh.Literal,
    sh.BlankNodeOrIRI,
    sh.BlankNodeOrLiteral,
    sh.IRIOrLiteral,
  ]),
  one(sh.minExclusive, NUMBERS),
  one(sh.minInclusive, [...NUMBERS, ...DATES]),
  one(sh.maxExclusive, NUMBERS),
  one(sh.maxInclusive, [...NUMBERS, ...DATES]),
  count(sh.minLength),
  count(sh.maxLength),
  one(sh.pattern, ['"^h"', '"e"', '"^https://"', '"\\\\d"']),
  fc.constant<Parameter[]>([
    [sh.pattern, '"^H"'],
    [sh.flags, '"i"'],
  ]),
  list(sh.languageIn, ['"en"', '"da"', '"en-gb"']),
  list(sh.in, TERMS),
  one(sh.hasValue, TERMS),
  one(sh.disjoint, PROPERTIES),
)

export const cardinalities = [
  count(sh.minCount),
  count(sh.maxCount),
  one(
    sh.uniqueLang,
    ['true', 'false'].map((flag) => typed(flag, xsd.boolean)),
  ),
  one(sh.equals, PROPERTIES),
]
export const comparisons = [one(sh.lessThan, PROPERTIES), one(sh.lessThanOrEquals, PROPERTIES)]

interface Trees {
  node: ShapeTree
  property: ShapeTree
  any: ShapeTree
  nested: Parameter[]
  qualified: Parameter[]
}

const rest = {
  severity: oneOf([sh.Violation, sh.Violation, sh.Warning, sh.Info]),
  deactivated: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
}

/** Shapes of any kind, up to three deep. */
export const treesOf = (setParameters: readonly fc.Arbitrary<Parameter[]>[]) =>
  fc.letrec<Trees>((tie: fc.LetrecTypedTie<Trees>) => {
    const deeper = { maxDepth: 3, depthIdentifier: 'shape' } as const
    const shapeIn = (parameter: Term) => tie('any').map((shape): Parameter[] => [[parameter, { shape }]])
    const shapesIn = (parameter: Term) =>
      fc.array(tie('any'), { maxLength: 3 }).map((shapes): Parameter[] => [[parameter, { shapes }]])
    const closed = fc.subarray(PROPERTIES).map((ignored): Parameter[] => [
      [sh.closed, typed('true', xsd.boolean)],
      [sh.ignoredProperties, ignored],
    ])
    return {
      any: fc.oneof(tie('node'), tie('property')),
      nested: fc.oneof(
        { ...deeper },
        { weight: 3, arbitrary: valueParameters },
        { weight: 1, arbitrary: shapeIn(sh.node) },
        { weight: 1, arbitrary: shapeIn(sh.not) },
        { weight: 1, arbitrary: shapesIn(sh.or) },
        { weight: 1, arbitrary: shapesIn(sh.xone) },
        { weight: 2, arbitrary: tie('property').map((shape): Parameter[] => [[sh.property, { shape }]]) },
        { weight: 1, arbitrary: closed },
      ),
      qualified: fc
        .tuple(tie('any'), fc.integer({ min: 0, max: 2 }), fc.boolean(), fc.boolean())
        .map(([shape, limit, isLeast, disjoint]): Parameter[] => [
          [sh.qualifiedValueShape, { shape }],
          [isLeast ? sh.qualifiedMinCount : sh.qualifiedMaxCount, typed(String(limit), xsd.integer)],
          [sh.qualifiedValueShapesDisjoint, typed(String(disjoint), xsd.boolean)],
        ]),
      // sh:and in node shapes, sh:equals in property shapes alone: see the deviations.
      node: fc.record({
        parameters: fc.array(fc.oneof(deeper, tie('nested'), shapesIn(sh.and)), {
          minLength: 1,
          maxLength: 3,
        }),
        ...rest,
      }),
      property: fc.record({
        path: paths,
        parameters: fc.array(fc.oneof(deeper, ...setParameters, tie('nested'), tie('qualified')), {
          minLength: 1,
          maxLength: 3,
        }),
        ...rest,
      }),
    }
  })
