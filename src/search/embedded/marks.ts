/**
 * Terms that no text has, for what documents are found by besides words. A word of a text never begins so.
 * What follows the mark: the slug of a concept; the same where a code names it; a whole name; a record's id.
 */
export const MARKS = { concept: '\u0001', coded: '\u0002', name: '\u0003', derivedFrom: '\u0004' } as const
