import { csvw, dct } from '../../rdf/namespaces.ts'
import type { CellKind, Column } from './column.ts'

const text: CellKind = { kind: 'text' }
const danish: CellKind = { kind: 'text', language: 'da' }
const english: CellKind = { kind: 'text', language: 'en' }

/** `dataset` and `table` say where a variable belongs. */
export type VariableNode = 'place' | 'variable'

/** The columns of the sheet of variables: one row a variable (csvw:Column), grouped to tables of datasets. */
export const variableColumns: readonly Column<VariableNode>[] = [
  {
    key: 'dataset',
    node: 'place',
    property: '',
    read: text,
    need: 'mandatory',
    heading: { da: 'Datasæt', en: 'Dataset' },
    also: ['Datasættets identifikator', 'Dataset identifier'],
    help: {
      da: 'Identifikatoren fra arket med datasæt',
      en: 'The identifier from the sheet of datasets',
    },
    example: { da: 'eksempel-1', en: 'example-1' },
  },
  {
    key: 'table',
    node: 'place',
    property: '',
    read: text,
    need: 'optional',
    heading: { da: 'Tabel', en: 'Table' },
    help: {
      da: 'Tabellens navn. Tom betyder datasættets titel.',
      en: 'Name of the table. Empty means the title of the dataset.',
    },
    example: { da: 'Kontakter', en: 'Contacts' },
  },
  {
    key: 'name',
    node: 'variable',
    property: csvw.name,
    read: text,
    need: 'mandatory',
    heading: { da: 'Variabel', en: 'Variable' },
    also: ['Variabelnavn', 'Variable name', 'Navn', 'Name'],
    help: { da: 'Navnet, som det står i data', en: 'The name as it stands in the data' },
    example: { da: 'dato', en: 'dato' },
  },
  {
    key: 'titleDa',
    node: 'variable',
    property: csvw.title,
    read: danish,
    need: 'mandatory',
    heading: { da: 'Titel (dansk)', en: 'Title (Danish)' },
    also: ['Titel'],
    help: { da: 'Læselig betegnelse', en: 'Readable name' },
    example: { da: 'Kontaktdato', en: 'Kontaktdato' },
  },
  {
    key: 'titleEn',
    node: 'variable',
    property: csvw.title,
    read: english,
    need: 'recommended',
    heading: { da: 'Titel (engelsk)', en: 'Title (English)' },
    also: ['Title'],
    help: { da: 'Læselig betegnelse på engelsk', en: 'Readable name in English' },
    example: { da: 'Date of contact', en: 'Date of contact' },
  },
  {
    key: 'descriptionDa',
    node: 'variable',
    property: dct.description,
    read: danish,
    need: 'mandatory',
    heading: { da: 'Beskrivelse (dansk)', en: 'Description (Danish)' },
    also: ['Beskrivelse'],
    help: { da: 'Hvad variablen betyder', en: 'What the variable means' },
    example: { da: 'Den dag, kontakten begynder', en: 'Den dag, kontakten begynder' },
  },
  {
    key: 'descriptionEn',
    node: 'variable',
    property: dct.description,
    read: english,
    need: 'recommended',
    heading: { da: 'Beskrivelse (engelsk)', en: 'Description (English)' },
    also: ['Description'],
    help: { da: 'Hvad variablen betyder, på engelsk', en: 'What the variable means, in English' },
    example: { da: 'The day on which the contact begins', en: 'The day on which the contact begins' },
  },
  {
    key: 'datatype',
    node: 'variable',
    property: csvw.datatype,
    read: { kind: 'datatype' },
    need: 'mandatory',
    heading: { da: 'Datatype', en: 'Datatype' },
    help: {
      da: 'CSVW-navn: string, integer, decimal, date, boolean',
      en: 'CSVW name: string, integer, decimal, date, boolean',
    },
    example: { da: 'date', en: 'date' },
  },
  {
    key: 'propertyUrl',
    node: 'variable',
    property: csvw.propertyUrl,
    read: { kind: 'iri' },
    need: 'optional',
    heading: { da: 'Begreb', en: 'Concept' },
    help: { da: 'Adresse på begrebets definition', en: 'Address of the definition of the concept' },
  },
]
