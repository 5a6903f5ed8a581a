import { sh } from '../rdf/namespaces.ts'
import { isBlank, valueOf, type Term } from '../rdf/term.ts'
import type { Bilingual } from './finding.ts'
import type { Shape } from './shape.ts'

/** What is to be written in place of what was found; `{}` is the parameter of the constraint. */
type Words = readonly [message: Bilingual, howToFix: Bilingual]

const words = (message: [da: string, en: string], howToFix: [da: string, en: string]): Words => [
  { da: message[0], en: message[1] },
  { da: howToFix[0], en: howToFix[1] },
]
const comparison = (da: string, en: string): Words =>
  words(
    [`værdien skal være ${da} {}.`, `the value must be ${en} {}.`],
    [`Ret værdien.`, `Correct the value.`],
  )

/** For shapes files that bring no words of their own. */
const WORDS: Readonly<Record<string, Words>> = {
  MinCount: words(
    ['der skal være mindst {}.', 'there must be at least {}.'],
    ['Tilføj oplysningen.', 'Add what is missing.'],
  ),
  MaxCount: words(
    ['der må højst være {}.', 'there may be at most {}.'],
    ['Fjern de overskydende værdier.', 'Remove the surplus values.'],
  ),
  Class: words(
    ['værdien skal have typen {}.', 'the value must have the type {}.'],
    ['Angiv typen {}, eller peg på en anden værdi.', 'State the type {} or refer to another value.'],
  ),
  Datatype: words(
    ['værdien skal have datatypen {}.', 'the value must have the datatype {}.'],
    ['Skriv værdien med datatypen {}.', 'Write the value with the datatype {}.'],
  ),
  NodeKind: words(
    ['værdien skal være {}.', 'the value must be {}.'],
    ['Skriv den som {}.', 'Write it as {}.'],
  ),
  Node: words(
    ['værdien er ikke beskrevet, som {} kræver.', 'the value is not described as {} demands.'],
    [
      'Ret beskrivelsen af værdien, så den følger {}.',
      'Correct the description of the value so that it follows {}.',
    ],
  ),
  Or: words(
    ['ingen af de tilladte former er opfyldt.', 'none of the allowed forms is met.'],
    ['Skriv værdien på en af de tilladte måder.', 'Write the value in one of the allowed ways.'],
  ),
  Not: words(
    ['værdien har en form, der ikke er tilladt.', 'the value has a form that is not allowed.'],
    ['Skriv værdien på en anden måde.', 'Write the value in another way.'],
  ),
  QualifiedMinCount: words(
    ['der er for få værdier af den krævede form.', 'there are too few values of the form demanded.'],
    ['Tilføj det, der mangler.', 'Add what is missing.'],
  ),
  QualifiedMaxCount: words(
    ['der er for mange værdier af den form.', 'there are too many values of that form.'],
    ['Fjern de overskydende værdier.', 'Remove the surplus values.'],
  ),
  Pattern: words(
    ['værdien følger ikke mønsteret {}.', 'the value does not follow the pattern {}.'],
    ['Skriv en værdi efter mønsteret.', 'Write a value that follows the pattern.'],
  ),
  In: words(
    ['værdien er ikke en af de tilladte.', 'the value is not one of those allowed.'],
    ['Vælg en værdi fra listen.', 'Choose a value from the list.'],
  ),
  HasValue: words(['{} mangler.', '{} is missing.'], ['Tilføj {}.', 'Add {}.']),
  UniqueLang: words(
    ['der er flere tekster på samme sprog.', 'there are several texts in one language.'],
    ['Behold én tekst for hvert sprog.', 'Keep one text for each language.'],
  ),
  LanguageIn: words(
    ['sproget er ikke et af de tilladte.', 'the language is not one of those allowed.'],
    ['Angiv et af sprogene.', 'State one of the languages.'],
  ),
  Closed: words(
    ['egenskaben er ikke tilladt her.', 'the property is not allowed here.'],
    ['Fjern den.', 'Remove it.'],
  ),
  MinLength: comparison('mindst så lang:', 'at least this long:'),
  MaxLength: comparison('højst så lang:', 'at most this long:'),
  MinInclusive: comparison('mindst', 'at least'),
  MaxInclusive: comparison('højst', 'at most'),
  MinExclusive: comparison('større end', 'greater than'),
  MaxExclusive: comparison('mindre end', 'less than'),
  LessThan: comparison('mindre end', 'less than'),
  LessThanOrEquals: comparison('højst', 'at most'),
}

/** SHACL §4.1.3, in words that can be written down. */
const NODE_KINDS: Readonly<Record<string, Bilingual>> = {
  IRI: { da: 'en IRI', en: 'an IRI' },
  BlankNode: { da: 'en blank node', en: 'a blank node' },
  Literal: { da: 'en tekst eller et tal', en: 'a text or a number' },
  BlankNodeOrIRI: { da: 'en IRI eller en blank node', en: 'an IRI or a blank node' },
  BlankNodeOrLiteral: { da: 'en blank node eller en tekst', en: 'a blank node or a text' },
  IRIOrLiteral: { da: 'en IRI eller en tekst', en: 'an IRI or a text' },
}

const localName = (iri: Term): string => iri.replace(/^.*[#/]/, '')

/** Message and advice from the constraint itself; of a constraint that says little by itself, its name. */
export function defaultWords(
  constraint: string,
  property: string,
  shape: Shape,
): { message: Bilingual; howToFix: Bilingual } {
  const parameter = `${sh.$base}${constraint.slice(0, 1).toLowerCase()}${constraint.slice(1)}`
  const values = shape.parameters.get(parameter) ?? []
  const expected = values.map((value) => (isBlank(value) ? '…' : localNameOrText(value))).join(', ')
  const { da: inDanish, en: inEnglish } = NODE_KINDS[expected] ?? { da: expected, en: expected }
  const fill = ({ da, en }: Bilingual): Bilingual => ({
    da: da.replaceAll('{}', () => inDanish),
    en: en.replaceAll('{}', () => inEnglish),
  })
  const known = WORDS[constraint]
  if (!known)
    return {
      message: {
        da: `${property}: kravet ${constraint} er ikke opfyldt.`,
        en: `${property}: the constraint ${constraint} is not met.`,
      },
      howToFix: { da: '', en: '' },
    }
  const message = fill(known[0])
  return {
    message: { da: `${property}: ${message.da}`, en: `${property}: ${message.en}` },
    howToFix: fill(known[1]),
  }
}

const localNameOrText = (value: Term): string =>
  value.startsWith('"') ? valueOf(value) : localName(value) || value
