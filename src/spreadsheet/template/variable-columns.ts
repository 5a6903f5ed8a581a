import { csvw, dct } from '../../rdf/namespaces.ts'
import type { Column } from './column.ts'
import { column, inBoth, iri, text } from './rows.ts'

/** `dataset` and `table` say where a variable belongs. */
export type VariableNode = 'place' | 'variable'

/** The columns of the sheet of variables: one row a variable (csvw:Column), grouped to tables of datasets. */
export const variableColumns: readonly Column<VariableNode>[] = [
  column('dataset', '', {
    heading: ['Datasæt', 'Dataset'],
    node: 'place',
    read: text,
    need: 'mandatory',
    also: ['Datasættets identifikator', 'Dataset identifier'],
    help: ['Identifikatoren fra arket med datasæt', 'The identifier from the sheet of datasets'],
    example: ['eksempel-1', 'example-1'],
  }),
  column('table', '', {
    heading: ['Tabel', 'Table'],
    node: 'place',
    read: text,
    need: 'optional',
    help: [
      'Tabellens navn. Tom betyder datasættets titel.',
      'Name of the table. Empty means the title of the dataset.',
    ],
    example: ['Kontakter', 'Contacts'],
  }),
  column('name', csvw.name, {
    heading: ['Variabel', 'Variable'],
    node: 'variable',
    read: text,
    need: 'mandatory',
    also: ['Variabelnavn', 'Variable name', 'Navn', 'Name'],
    help: ['Navnet, som det står i data', 'The name as it stands in the data'],
    example: ['dato', 'dato'],
  }),
  ...inBoth<VariableNode>('title', csvw.title, {
    heading: ['Titel', 'Title'],
    node: 'variable',
    need: 'mandatory',
    help: ['Læselig betegnelse', 'Readable name'],
    example: ['Kontaktdato', 'Date of contact'],
  }),
  ...inBoth<VariableNode>('description', dct.description, {
    heading: ['Beskrivelse', 'Description'],
    node: 'variable',
    need: 'mandatory',
    help: ['Hvad variablen betyder', 'What the variable means'],
    example: ['Den dag, kontakten begynder', 'The day on which the contact begins'],
  }),
  column('datatype', csvw.datatype, {
    heading: ['Datatype', 'Datatype'],
    node: 'variable',
    read: { kind: 'datatype' },
    need: 'mandatory',
    help: [
      'CSVW-navn: string, integer, decimal, date, boolean',
      'CSVW name: string, integer, decimal, date, boolean',
    ],
    example: ['date', 'date'],
  }),
  column('propertyUrl', csvw.propertyUrl, {
    heading: ['Begreb', 'Concept'],
    node: 'variable',
    read: iri,
    need: 'optional',
    help: ['Adresse på begrebets definition', 'Address of the definition of the concept'],
  }),
]
