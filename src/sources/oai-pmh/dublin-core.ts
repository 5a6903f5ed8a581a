import { adms, dc, dcat, dct, skos } from '../../rdf/namespaces.ts'
import { text, type Term } from '../../rdf/term.ts'
import { attributeOf, elementsOf, textIn, type XmlElement } from '../xml/element.ts'
import {
  accessRight,
  addAgent,
  addStatement,
  dateTerm,
  doiAddress,
  iriOf,
  languageTerm,
  newDatasetWriter,
  textTerm,
  webAddressOf,
  type DatasetWriter,
} from '../write-dataset.ts'
import type { RecordContext, RecordItem } from './reading.ts'

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

/** A DOI is meant to last, an address mostly does; the repository's own identifier does as long as the repository. */
export function datasetIri(identifiers: readonly string[], { identifier, address }: RecordContext): string {
  const found = (read: (value: string) => string | undefined) =>
    identifiers.map(read).find((iri) => iri !== undefined)
  return (
    found(doiAddress) ??
    found(webAddressOf) ??
    (/^[a-z][a-z0-9+.-]*:\S+$/i.test(identifier) ? identifier : address)
  )
}

function writeIdentifier(writer: DatasetWriter, dataset: Term, { value }: Statement): void {
  if (value === '') return
  writer.add(dataset, dct.identifier, text(value))
  const doi = doiAddress(value)
  const page = doi ?? webAddressOf(value)
  writer.add(dataset, dcat.landingPage, page)
  if (doi === undefined) return
  writer.add(writer.addNode(dataset, adms.identifier, adms.Identifier), skos.notation, text(doi))
}

/** The words of OpenAIRE and COAR for access; what an embargo or a licence is called is not for us to translate. */
const ACCESS: readonly (readonly [RegExp, Term])[] = [
  [/(?:^|\/)open[ _-]?access$|access_right\/c_abf2$/i, accessRight('PUBLIC')],
  [/(?:^|\/)restricted[ _-]?access$|access_right\/c_16ec$/i, accessRight('RESTRICTED')],
  [/(?:^|\/)(?:closed[ _-]?access|metadata only access)$|access_right\/c_14cb$/i, accessRight('NON_PUBLIC')],
]

export function writeRights(
  writer: DatasetWriter,
  dataset: Term,
  { value, language }: Omit<Statement, 'name'>,
): void {
  const access = ACCESS.find(([form]) => form.test(value.trim()))?.[1]
  const iri = iriOf(value)
  if (access !== undefined) writer.add(dataset, dct.accessRights, access)
  else if (iri !== undefined && isLicence(iri)) writer.add(dataset, dct.license, iri)
  else if (iri !== undefined) writer.add(dataset, dct.rights, iri)
  else
    addStatement(writer, [dataset, dct.rights], {
      type: dct.RightsStatement,
      label: textTerm(value, language),
    })
}

const isLicence = (iri: string): boolean =>
  /creativecommons\.org\/|opendatacommons\.org\/|opensource\.org\/licen|authority\/licence\/|gnu\.org\/licenses/i.test(
    iri,
  )
