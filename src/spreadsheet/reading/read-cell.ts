import { hasIllegalCharacters, isAbsoluteIri } from '../../rdf/iri.ts'
import { xsd } from '../../rdf/namespaces.ts'
import { text, typed, type Term } from '../../rdf/term.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { CellKind, Column } from '../template/column.ts'
import type { Cell } from '../workbook.ts'
import { findCode } from './find-code.ts'
import { fold } from './fold.ts'
import { datatypeNamed } from './datatypes.ts'
import { readDate } from './read-date.ts'

export interface ReadCell {
  readonly terms: readonly Term[]
  /** One for each value that cannot be used, in words for the publisher. */
  readonly faults: readonly string[]
}

type ReadValue = { readonly term: Term } | { readonly fault: string }
type ReaderOf<K extends CellKind['kind']> = (
  value: Cell,
  kind: Extract<CellKind, { kind: K }>,
  vocabulary: Vocabulary,
) => ReadValue

const MAX_SHOWN = 80
const shown = (value: string): string =>
  JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value)

const TRUE = new Set(['ja', 'yes', 'true', 'sand', '1', 'j', 'y', 'x'])
const FALSE = new Set(['nej', 'no', 'false', 'falsk', '0', 'n'])
const DURATION = /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/
/** Whole, with a point, comma, space or apostrophe between thousands. */
const COUNT = /^\d+$|^\d{1,3}(?:([.,' \u00A0\u202F])\d{3})(?:\1\d{3})*$/

const readers: { readonly [K in CellKind['kind']]: ReaderOf<K> } = {
  text: ({ text: value }, { language }) => ({ term: text(value, language) }),
  code({ text: value }, { schemes }, vocabulary) {
    const found = findCode(value, schemes, vocabulary)
    if (found.kind === 'found') return { term: found.iri }
    if (found.kind === 'ambiguous')
      return { fault: `${shown(value)} is the name of several codes; write one of ${found.codes.join(', ')}` }
    const [first] = schemes
    const some = vocabulary.concepts(first).slice(0, 5)
    return {
      fault: `${shown(value)} is neither a code nor a name of the list ${schemes.join(' or ')}; expected for example ${some.map(({ code }) => code).join(', ')}`,
    }
  },
  date(cell) {
    const term = readDate(cell)
    return term === undefined
      ? {
          fault: `${shown(cell.text)} is no date; expected for example 2020-03-31, 31-03-2020, 2020-03 or 2020`,
        }
      : { term }
  },
  count({ text: value }) {
    return COUNT.test(value)
      ? { term: typed(value.replaceAll(/\D/g, ''), xsd.nonNegativeInteger) }
      : { fault: `${shown(value)} is no whole number; expected for example 1200` }
  },
  flag({ text: value }) {
    const folded = fold(value)
    if (TRUE.has(folded)) return { term: typed('true', xsd.boolean) }
    if (FALSE.has(folded)) return { term: typed('false', xsd.boolean) }
    return { fault: `${shown(value)} is neither yes nor no; expected ja, nej, yes or no` }
  },
  duration({ text: value }) {
    return DURATION.test(value)
      ? { term: typed(value, xsd.duration) }
      : { fault: `${shown(value)} is no duration; expected for example P1D for a day, P1M for a month` }
  },
  datatype({ text: value }) {
    const name = datatypeNamed(value)
    return name === undefined
      ? {
          fault: `${shown(value)} is no datatype; expected for example string, integer, decimal, date or boolean`,
        }
      : { term: text(name) }
  },
  link({ text: value }) {
    const address = /^www\./i.test(value) ? `https://${value}` : value
    return /^https?:\/\//i.test(address) && URL.canParse(address) && !hasIllegalCharacters(address)
      ? { term: address }
      : { fault: `${shown(value)} is no web address; expected one that begins with https://` }
  },
  iri({ text: value }) {
    const iri = /^10\.\d{4,9}\/\S+$/.test(value) ? `https://doi.org/${value}` : value
    return isAbsoluteIri(iri) && !hasIllegalCharacters(iri) && !/^(?:javascript|data|vbscript):/i.test(iri)
      ? { term: iri }
      : { fault: `${shown(value)} is no IRI; expected for example https://… or urn:…` }
  },
  email({ text: value }, { as }) {
    const address = value.replace(/^mailto:/i, '')
    if (!EMAIL.test(address))
      return { fault: `${shown(value)} is no e-mail address; expected name@example.dk` }
    return { term: as === 'mailto' ? `mailto:${address}` : text(address) }
  },
}

/** The values of a cell as terms. */
export function readCell(
  cell: Cell,
  column: Pick<Column, 'read' | 'several'>,
  vocabulary: Vocabulary,
): ReadCell {
  if (cell.fault !== undefined) return { terms: [], faults: [cell.fault] }
  const terms: Term[] = []
  const faults: string[] = []
  for (const value of column.several ? valuesOf(cell) : [cell]) {
    const read = readValue(value, column.read, vocabulary)
    if ('fault' in read) faults.push(read.fault)
    else if (!terms.includes(read.term)) terms.push(read.term)
  }
  return { terms, faults }
}

/** Separated by line breaks or semicolons; a label that has a semicolon in it must stand alone in its line. */
function valuesOf(cell: Cell): readonly Cell[] {
  if (cell.number !== undefined) return [cell]
  const values = cell.text.split(/[;\n]/).map((value) => value.trim())
  return values.filter((value) => value !== '').map((value) => ({ text: value }))
}

const readValue = <K extends CellKind['kind']>(
  value: Cell,
  kind: Extract<CellKind, { kind: K }>,
  vocabulary: Vocabulary,
): ReadValue => (readers[kind.kind] as ReaderOf<K>)(value, kind, vocabulary)
