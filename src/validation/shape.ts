import type { Text } from '../dataset/description.ts'
import type { Term } from '../rdf/term.ts'
import type { DataView } from './data-view.ts'
import type { Path } from './path.ts'

export type Severity = 'violation' | 'warning' | 'info'

/** A shape as written: its parameters are kept by IRI and compiled by the table of constraints. */
export interface Shape {
  readonly id: Term
  /** Present on property shapes. */
  readonly path?: Path
  readonly severity: Severity
  /** As written; differs from the level's own IRI where a shapes file defines severities of its own. */
  readonly severityIri: Term
  readonly deactivated: boolean
  readonly targets: Targets
  readonly parameters: ReadonlyMap<Term, readonly Term[]>
  readonly name: readonly Text[]
  readonly description: readonly Text[]
  readonly message: readonly Text[]
  readonly howToFix: readonly Text[]
  /** Cannot be judged from one dataset alone. */
  readonly needsWholeCatalogue: boolean
  /** The property that a constraint on the whole node is about, where the shapes file says so. */
  readonly about?: Term
}

export interface Targets {
  readonly nodes: readonly Term[]
  readonly classes: readonly Term[]
  readonly subjectsOf: readonly Term[]
  readonly objectsOf: readonly Term[]
}

/** One sh:ValidationResult (§3.6.2). */
export interface Result {
  readonly focus: Term
  readonly shape: Shape
  readonly value?: Term
  /** Differs from the shape's own path only for sh:closed (§4.8.1). */
  readonly path?: Path
  /** IRI of the constraint component. */
  readonly component: Term
}

/** Tests the value nodes of one focus node; calls `violate` once for each result. */
export type Check = (data: DataView, focus: Term, values: readonly Term[]) => readonly Violation[]

/** `value` is absent where the constraint is about the set of values (counts, hasValue, uniqueLang). */
export type Violation = { readonly value?: Term; readonly path?: Path } | Result

export interface Constraint {
  readonly component: Term
  readonly check: Check
}

export interface CompiledShape {
  readonly shape: Shape
  readonly validate: (data: DataView, focus: Term) => readonly Result[]
}
