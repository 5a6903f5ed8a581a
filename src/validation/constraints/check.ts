import type { Term } from '../../rdf/term.ts'
import type { DataView } from '../data-view.ts'
import type { Path } from '../path.ts'
import type { Result } from '../shape.ts'

/** `value` is absent where the constraint is about the set of values (counts, hasValue, uniqueLang). */
export type Violation = { readonly value?: Term; readonly path?: Path } | Result

/** A test of each value node on its own. */
export type Test = (value: Term, data: DataView) => boolean

/** Tests the value nodes of one focus node; one violation for each result. */
export interface Check {
  (data: DataView, focus: Term, values: readonly Term[]): readonly Violation[]
  /** Present where each value is tested on its own: asked directly where only the verdict counts. */
  readonly test?: Test
}

/** Nearly every check finds nothing: that must not cost an array. */
export const NO_VIOLATION: readonly Violation[] = []
export const ONE_VIOLATION: readonly Violation[] = [{}]

export const each = (test: Test): Check =>
  Object.assign(
    (data: DataView, _focus: Term, values: readonly Term[]): readonly Violation[] => {
      let found: Violation[] | undefined
      for (const value of values) if (!test(value, data)) (found ??= []).push({ value })
      return found ?? NO_VIOLATION
    },
    { test },
  )
