import type { Text } from '../dataset/description.ts'
import type { Term } from '../rdf/term.ts'
import type { Check } from './constraints/check.ts'
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
  /** Of sh:name, sh:message and the like; read when a finding is to be put into words. */
  readonly texts: (property: Term) => readonly Text[]
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
  readonly value: Term | undefined
  /** Differs from the shape's own path only for sh:closed (§4.8.1). */
  readonly path: Path | undefined
  /** IRI of the constraint component. */
  readonly component: Term
}

export interface Constraint {
  readonly shape: Shape
  readonly component: Term
  readonly check: Check
  readonly mindsAbsence: boolean
}

export interface CompiledShape {
  readonly shape: Shape
  /** Empty where the shape is deactivated. */
  readonly constraints: readonly Constraint[]
  /** The shapes of sh:property, which report for themselves. */
  readonly properties: readonly CompiledShape[]
}
