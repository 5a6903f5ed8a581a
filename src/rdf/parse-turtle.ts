import { Parser } from 'n3'
import type { Triple } from './term.ts'

/** A whole Turtle document of our own (code lists, shapes) at once. Throws where it is not Turtle; never for harvested text. */
export function parseTurtle(text: string): Triple[] {
  return new Parser({ format: 'text/turtle' }).parse(text).map(({ subject, predicate, object }) => ({
    subject: subject.id,
    predicate: predicate.id,
    object: object.id,
  }))
}
