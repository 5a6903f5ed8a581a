import { dc, dcat, dct } from '../../rdf/namespaces.ts'
import { text, type Term } from '../../rdf/term.ts'
import { attributeOf, elementsOf, textIn, type XmlElement } from '../xml/element.ts'
import {
  addAgent,
  addDoi,
  dateTerm,
  doiAddress,
  iriOf,
  languageTerm,
  newDatasetWriter,
  textTerm,
  webAddressOf,
  type DatasetWriter,
} from '../write-dataset.ts'
import { datasetIri } from './dataset-iri.ts'
import type { RecordContext, RecordItem } from './reading.ts'
import { writeRights } from './rights.ts'

/** One of the fifteen elements. */
interface Statement {
  readonly name: string
  readonly value: string
  readonly language: string
}

type Write = (writer: DatasetWriter, dataset: Term, statement: Statement) => void

const asText =
  (predicate: Term): Write =>
  (writer, dataset, { value, language }) =>
    writer.add(dataset, predicate, textTerm(value, language))
const asAgent =
  (predicate: Term): Write =>
  (writer, dataset, { value, language }) =>
    addAgent(writer, [dataset, predicate], { name: textTerm(value, language) })
/** A link where it is one; else the words, under the old element's own name, which makes no promise of a link. */
const asLink =
  (predicate: Term, name: string): Write =>
  (writer, dataset, { value, language }) => {
    const iri = doiAddress(value) ?? iriOf(value)
    writer.add(dataset, iri === undefined ? dc.$base + name : predicate, iri ?? textTerm(value, language))
  }

/** Dublin Core → DCAT. What is in none of these lines keeps its own name. */
const ELEMENTS: Readonly<Record<string, Write>> = {
  title: asText(dct.title),
  description: asText(dct.description),
  subject: asText(dcat.keyword),
  creator: asAgent(dct.creator),
  contributor: asAgent(dct.contributor),
  publisher: asAgent(dct.publisher),
  date: (writer, dataset, { value }) => writer.add(dataset, dct.issued, dateTerm(value)),
  'further date': (writer, dataset, { value }) => writer.add(dataset, dc.date, dateTerm(value)),
  language: (writer, dataset, { value }) => writer.add(dataset, dct.language, languageTerm(value)),
  identifier: writeIdentifier,
  relation: asLink(dct.relation, 'relation'),
  source: asLink(dct.source, 'source'),
  rights: writeRights,
}

export function* readDublinCore(element: XmlElement, record: RecordContext): Iterable<RecordItem> {
  const statements = elementsOf(element).map((child) => ({
    name: child.local,
    value: textIn(child),
    language: attributeOf(child, 'lang'),
  }))
  const valuesOf = (wanted: string) =>
    statements.filter(({ name }) => name === wanted).map(({ value }) => value)
  const types = valuesOf('type')
  if (types.length > 0 && !types.some(isDatasetType)) return yield { kind: 'other', type: types[0] ?? '' }
  if (statements.every(({ value }) => value === ''))
    return yield {
      kind: 'rejected',
      scope: 'dataset',
      document: record.identifier,
      reason: 'the record says nothing of what it describes',
    }
  const iri = datasetIri(valuesOf('identifier'), record)
  const writer = newDatasetWriter(iri)
  for (const statement of withDates(statements)) {
    const write = ELEMENTS[statement.name] ?? asText(dc.$base + statement.name)
    write(writer, iri, statement)
  }
  yield { kind: 'dataset', iri, triples: writer.triples, document: record.identifier }
}

const isDatasetType = (type: string): boolean =>
  /(?:^|[/#: ])data[\s_-]?(?:set|package|file)s?$/i.test(type.trim())

/** Of several dates none is marked as which: the first one is the date of issue, as most repositories have it. */
function withDates(statements: readonly Statement[]): readonly Statement[] {
  const first = statements.find(({ name }) => name === 'date')
  return statements.map((each) =>
    each.name === 'date' && each !== first ? { ...each, name: 'further date' } : each,
  )
}

function writeIdentifier(writer: DatasetWriter, dataset: Term, { value }: Statement): void {
  if (value === '') return
  writer.add(dataset, dct.identifier, text(value))
  writer.add(dataset, dcat.landingPage, doiAddress(value) ?? webAddressOf(value))
  addDoi(writer, dataset, doiAddress(value))
}
