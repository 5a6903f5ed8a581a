import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { Text } from '../../dataset/description.ts'
import { codesOf, type ConceptLookup } from '../concepts.ts'
import { coverageYears } from '../spans.ts'
import { foldedName } from './folding.ts'

/** `column`: a variable of a table (csvw:Column). `code`: a value that the data are coded with. */
export type VariableKind = 'column' | 'code'

/** How one dataset words a variable. */
export interface Wording {
  readonly name: string
  readonly title: readonly Text[]
  readonly description: readonly Text[]
  readonly datatype?: string
  /** Address of its definition (csvw:propertyUrl). */
  readonly definition?: string
}

export interface DatasetVariables {
  readonly id: string
  readonly title: readonly Text[]
  readonly years: { readonly from?: number; readonly to?: number }
  /** Codes of the code lists that the dataset uses. */
  readonly codingSystems: readonly string[]
  readonly variables: readonly {
    readonly kind: VariableKind
    readonly folded: string
    readonly wording: Wording
  }[]
}

/** A description that lists more has its first ones indexed; all of them are on the dataset's page and in its RDF. */
const MOST_VARIABLES = 10_000

/** What a dataset holds; a name that several of its tables have is there once. */
export function variablesOf(record: CatalogueRecord, vocabulary: ConceptLookup): DatasetVariables {
  const { id, description } = record
  const found = new Map<string, DatasetVariables['variables'][number]>()
  const add = (kind: VariableKind, wording: Wording) => {
    const folded = foldedName(wording.name)
    const key = `${kind} ${folded}`
    if (folded !== '' && !found.has(key) && found.size < MOST_VARIABLES)
      found.set(key, { kind, folded, wording })
  }
  const columns = description.variables.flatMap(({ table }) => table.flatMap(({ column }) => column))
  for (const column of columns) {
    const name = column.name[0]?.value ?? column.title[0]?.value ?? ''
    const datatype = column.datatype[0]?.value
    const [definition] = column.propertyUrl
    add('column', {
      name,
      title: column.title,
      description: column.description,
      ...(datatype !== undefined && { datatype }),
      ...(definition !== undefined && { definition }),
    })
  }
  for (const { value } of description.codeValues) add('code', { name: value, title: [], description: [] })
  return {
    id,
    title: description.title,
    years: coverageYears(description.temporal) ?? {},
    codingSystems: codesOf(description.codingSystem, vocabulary),
    variables: [...found.values()],
  }
}
