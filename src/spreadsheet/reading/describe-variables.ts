import { csvw, dct, healthdcatap, rdf } from '../../rdf/namespaces.ts'
import { text, valueOf, type Term } from '../../rdf/term.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { variableColumns, type VariableNode } from '../template/variable-columns.ts'
import type { DescribedDataset } from './describe-dataset.ts'
import type { HeadedSheet } from './headings.ts'
import { readRow, rowPlace, type SheetFault, type Values } from './read-row.ts'

interface VariablesContext {
  readonly datasets: readonly DescribedDataset[]
  readonly vocabulary: Vocabulary
  readonly faults: SheetFault[]
  /** Tells the sheets of one workbook apart. */
  readonly prefix: string
}

/** Adds the variables of a sheet to the datasets they are of, a csvw:Table for each table that is named. */
export function describeVariables(headed: HeadedSheet<VariableNode>, context: VariablesContext): void {
  const { datasets, faults } = context
  const byName = new Map<string, DescribedDataset>()
  for (const dataset of datasets)
    for (const name of [dataset.iri, ...dataset.identifiers.map(valueOf)]) byName.set(name, dataset)
  const only = datasets.length === 1 ? datasets[0] : undefined
  const tables = new Map<string, Term>()
  for (const row of headed.sheet.rows) {
    if (row.number <= headed.headingRow) continue
    const values = readRow(row, headed, context)
    if (values.size === 0) continue
    const place = rowPlace(headed, row)
    const refuse = (reason: string) => void faults.push({ place, reason, cost: 'variable' })
    const name = values.get('dataset')?.terms[0]
    const dataset = name === undefined ? only : byName.get(valueOf(name))
    if (!dataset) {
      refuse(
        name === undefined
          ? 'the variable is left out: its dataset is not named'
          : `the variable is left out: no dataset has the identifier ${JSON.stringify(valueOf(name).slice(0, 80))}`,
      )
    } else if (values.has('name'))
      addVariable({ dataset, values, tables, label: `${context.prefix}${row.number}` })
    else refuse('the variable is left out: it has no name')
  }
}

interface NewVariable {
  readonly dataset: DescribedDataset
  readonly values: Values<VariableNode>
  /** Tables described so far, by dataset and name. */
  readonly tables: Map<string, Term>
  readonly label: string
}

function addVariable(variable: NewVariable): void {
  const { dataset, values, label } = variable
  const table = tableOf(variable)
  const subject = `_:${label}`
  const place = values.get('name')?.place ?? dataset.place
  const { triples } = dataset
  triples.push({ subject: table, predicate: csvw.column, object: subject, place })
  triples.push({ subject, predicate: rdf.type, object: csvw.Column, place })
  for (const column of variableColumns) {
    const value = column.node === 'variable' ? values.get(column.key) : undefined
    for (const object of value?.terms ?? [])
      triples.push({ subject, predicate: column.property, object, place: value?.place ?? place })
  }
}

/** The table a variable stands in, described when it is met for the first time. */
function tableOf({ dataset, values, tables, label }: NewVariable): Term {
  const { triples, titles, iri } = dataset
  const name = values.get('table')
  const place = name?.place ?? values.get('name')?.place ?? dataset.place
  const groupKey = JSON.stringify([iri])
  let group = tables.get(groupKey)
  if (group === undefined) {
    tables.set(groupKey, (group = `_:${label}group`))
    triples.push({ subject: iri, predicate: healthdcatap.hasVariables, object: group, place })
    triples.push({ subject: group, predicate: rdf.type, object: csvw.TableGroup, place })
    for (const title of titles) triples.push({ subject: group, predicate: dct.title, object: title, place })
  }
  const key = JSON.stringify([iri, name?.terms[0] ?? ''])
  let table = tables.get(key)
  if (table === undefined) {
    tables.set(key, (table = `_:${label}table`))
    triples.push({ subject: group, predicate: csvw.table, object: table, place })
    triples.push({ subject: table, predicate: rdf.type, object: csvw.Table, place })
    const named = name?.terms.map((term) => text(valueOf(term)))
    for (const title of named ?? titles)
      triples.push({ subject: table, predicate: dct.title, object: title, place })
  }
  return table
}
