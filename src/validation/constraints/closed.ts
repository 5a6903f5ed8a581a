import { sh } from '../../rdf/namespaces.ts'
import { valueOf, type Term } from '../../rdf/term.ts'
import type { Compiler } from '../compile.ts'
import type { Shape } from '../shape.ts'
import { NO_VIOLATION, type Check, type Violation } from './check.ts'

/** No property but those of the shape's own property shapes and those it ignores: §4.8.1. */
export function compileClosed(flag: Term, shape: Shape, { graph, list }: Compiler): Check {
  if (valueOf(flag) !== 'true') return () => NO_VIOLATION
  const ignored = (shape.parameters.get(sh.ignoredProperties) ?? []).flatMap(list)
  const declared = (shape.parameters.get(sh.property) ?? []).flatMap((id) => graph.objects(id, sh.path))
  const allowed = new Set([...ignored, ...declared])
  return (data, _focus, values) =>
    values.flatMap((node) =>
      [...data.properties(node)].flatMap(([property, objects]): Violation[] =>
        allowed.has(property)
          ? []
          : objects.map((value) => ({ value, path: { kind: 'predicate', iri: property } })),
      ),
    )
}
