import { owl, sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { constraintParameters } from './constraints/table.ts'

/** What SHACL says beside its constraints: read elsewhere, or with nothing in it to evaluate. */
const OTHER_TERMS: ReadonlySet<Term> = new Set([
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
  ...[
    'order',
    'group',
    'defaultValue',
    'declare',
    'prefix',
    'namespace',
    'shapesGraph',
    'suggestedShapesGraph',
    // Within sh:sparql and the like, which are named themselves
    'select',
    'ask',
    'prefixes',
  ].map((name) => sh.$base + name),
])

/** Nothing is fetched: the files of a profile are those in its folder. */
const IMPORTS = `${owl.$base}imports`

const EVALUATED: ReadonlySet<Term> = new Set(constraintParameters.map(({ parameter }) => parameter))

/** Terms in a shapes graph that ask for something and are not evaluated: named to the operator, never passed over in silence. */
export function unevaluatedIn(graph: Graph): readonly Term[] {
  const used = new Set(graph.triples.map((triple) => triple.predicate))
  return [...used].filter(
    (property) =>
      property === IMPORTS ||
      (property.startsWith(sh.$base) && !OTHER_TERMS.has(property) && !EVALUATED.has(property)),
  )
}
