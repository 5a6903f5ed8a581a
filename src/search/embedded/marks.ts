/**
 * Terms that no text has, for what documents are found by besides words. A word of a text never begins so.
 * What follows the mark: the slug of a concept; the same where a code names it, and where the concept itself is named; a record's id.
 */
export const MARKS = { concept: '\u0001', coded: '\u0002', derivedFrom: '\u0003', named: '\u0004' } as const
