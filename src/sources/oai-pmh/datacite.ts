import { dc, dcat, dct, rdfs } from '../../rdf/namespaces.ts'
import { text, type Term } from '../../rdf/term.ts'
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsOf,
  textIn,
  type XmlElement,
} from '../xml/element.ts'
import {
  addAgent,
  addDoi,
  addPlace,
  dateTerm,
  doiAddress,
  iriOf,
  languageTerm,
  newDatasetWriter,
  textTerm,
  type DatasetWriter,
} from '../write-dataset.ts'
import { datasetIri } from './dataset-iri.ts'
import type { RecordContext, RecordItem } from './reading.ts'
import { writeRights } from './rights.ts'

type Write = (writer: DatasetWriter, dataset: Term, element: XmlElement) => void

const languageIn = (element: XmlElement) => attributeOf(element, 'lang')

const asText =
  (predicate: Term): Write =>
  (writer, dataset, element) =>
    writer.add(dataset, predicate, textTerm(textIn(element), languageIn(element)))

/** DataCite 3 and 4 → DCAT: the elements below `resource`, those in a list by the name of one. */
const ELEMENTS: Readonly<Record<string, Write>> = {
  title: (writer, dataset, element) => {
    const isMain = ['', 'TranslatedTitle'].includes(attributeOf(element, 'titleType'))
    asText(isMain ? dct.title : dct.alternative)(writer, dataset, element)
  },
  description: (writer, dataset, element) => {
    const isAbstract = ['', 'Abstract'].includes(attributeOf(element, 'descriptionType'))
    asText(isAbstract ? dct.description : dc.description)(writer, dataset, element)
  },
  creator: (writer, dataset, element) => writePerson(writer, [dataset, dct.creator], element),
  contributor: (writer, dataset, element) => writePerson(writer, [dataset, dct.contributor], element),
  publisher: (writer, dataset, element) =>
    addAgent(writer, [dataset, dct.publisher], {
      name: textTerm(textIn(element), languageIn(element)),
      iri: iriOf(attributeOf(element, 'publisherIdentifier')),
    }),
  subject: (writer, dataset, element) => {
    const concept = iriOf(attributeOf(element, 'valueURI'))
    if (concept !== undefined) writer.add(dataset, dct.subject, concept)
    asText(dcat.keyword)(writer, dataset, element)
  },
  language: (writer, dataset, element) => writer.add(dataset, dct.language, languageTerm(textIn(element))),
  version: asText(dcat.version),
  date: writeDate,
  rights: (writer, dataset, element) => {
    const uri = attributeOf(element, 'rightsURI')
    const value = iriOf(uri) === undefined ? textIn(element) : uri
    writeRights(writer, dataset, { value, language: languageIn(element) })
  },
  relatedIdentifier: writeRelated,
  alternateIdentifier: (writer, dataset, element) => writeIdentifier(writer, dataset, textIn(element)),
  geoLocationPlace: (writer, dataset, element) =>
    addPlace(writer, dataset, { name: textTerm(textIn(element), languageIn(element)) }),
  size: asText(dct.extent),
  format: asText(`${dc.$base}format`),
}

/** Lists, whose members are what is read. */
const LISTS = new Set([
  'titles',
  'creators',
  'contributors',
  'subjects',
  'dates',
  'alternateIdentifiers',
  'relatedIdentifiers',
  'sizes',
  'formats',
  'rightsList',
  'descriptions',
  'geoLocations',
  'geoLocation',
])

export function* readDataCite(element: XmlElement, record: RecordContext): Iterable<RecordItem> {
  const resource = resourceIn(element)
  const type = attributeOf(childNamed(resource, 'resourceType'), 'resourceTypeGeneral')
  if (type !== '' && type !== 'Dataset') return yield { kind: 'other', type }
  if (elementsOf(resource).length === 0)
    return yield {
      kind: 'rejected',
      scope: 'dataset',
      document: record.identifier,
      reason: 'the record has no DataCite description in it',
    }
  const identifier = textIn(childNamed(resource, 'identifier'))
  const iri = datasetIri([identifier], record)
  const writer = newDatasetWriter(iri)
  writeIdentifier(writer, iri, identifier)
  writer.add(iri, dcat.landingPage, doiAddress(identifier))
  for (const child of membersOf(resource)) ELEMENTS[child.local]?.(writer, iri, child)
  if (!membersOf(resource).some(isIssued)) writer.add(iri, dct.issued, yearOf(resource))
  yield { kind: 'dataset', iri, triples: writer.triples, document: record.identifier }
}

/** oai_datacite wraps it: oai_datacite/payload/resource. */
function resourceIn(element: XmlElement): XmlElement {
  const payload = childNamed(element, 'payload')
  return (payload && childNamed(payload, 'resource')) ?? childNamed(element, 'resource') ?? element
}

const membersOf = (element: XmlElement): readonly XmlElement[] =>
  elementsOf(element).flatMap((child) => (LISTS.has(child.local) ? membersOf(child) : [child]))

const isIssued = (element: XmlElement) =>
  element.local === 'date' && attributeOf(element, 'dateType') === 'Issued'

const yearOf = (resource: XmlElement): Term | undefined =>
  dateTerm(textIn(childNamed(resource, 'publicationYear')))

function writePerson(writer: DatasetWriter, place: [Term, Term], element: XmlElement): void {
  const name = childNamed(element, 'creatorName') ?? childNamed(element, 'contributorName')
  const identifiers = childrenNamed(element, 'nameIdentifier').map((each) => {
    const value = textIn(each)
    const scheme = attributeOf(each, 'schemeURI').replace(/\/?$/, '/')
    return iriOf(value) ?? (/orcid|ror/i.test(scheme) ? iriOf(scheme + value) : undefined)
  })
  addAgent(writer, place, {
    name: textTerm(textIn(name)),
    iri: identifiers.find((iri) => iri !== undefined),
    isPerson: attributeOf(name, 'nameType') === 'Personal',
  })
}

const DATES: Readonly<Record<string, Term>> = {
  Issued: dct.issued,
  Created: dct.created,
  Updated: dct.modified,
}

/** What was collected, covered or valid is a time that data are about; other dates are of the description's life. */
function writeDate(writer: DatasetWriter, dataset: Term, element: XmlElement): void {
  const type = attributeOf(element, 'dateType')
  const written = textIn(element)
  if (type !== 'Collected' && type !== 'Coverage')
    return writer.add(dataset, DATES[type] ?? dc.date, dateTerm(written))
  const [start = '', end = ''] = written.split('/')
  const period = writer.addNode(dataset, dct.temporal, dct.PeriodOfTime)
  writer.add(period, dcat.startDate, dateTerm(start))
  writer.add(period, dcat.endDate, dateTerm(written.includes('/') ? end : start))
  writer.add(period, rdfs.label, textTerm(attributeOf(element, 'dateInformation')))
}

/** DataCite's relations that DCAT has a name for. */
const RELATIONS: Readonly<Record<string, Term>> = {
  IsPartOf: dct.isPartOf,
  HasPart: dct.hasPart,
  IsCitedBy: dct.isReferencedBy,
  IsReferencedBy: dct.isReferencedBy,
  Cites: dct.references,
  References: dct.references,
  IsDerivedFrom: dct.source,
  IsVersionOf: dct.isVersionOf,
  HasVersion: dct.hasVersion,
  IsNewVersionOf: dct.replaces,
  Obsoletes: dct.replaces,
  IsPreviousVersionOf: dct.isReplacedBy,
  IsObsoletedBy: dct.isReplacedBy,
}

function writeRelated(writer: DatasetWriter, dataset: Term, element: XmlElement): void {
  const value = textIn(element)
  const iri = doiAddress(value) ?? iriOf(value)
  const relation = RELATIONS[attributeOf(element, 'relationType')] ?? dct.relation
  writer.add(dataset, iri === undefined ? `${dc.$base}relation` : relation, iri ?? textTerm(value))
}

function writeIdentifier(writer: DatasetWriter, dataset: Term, value: string): void {
  if (value === '') return
  writer.add(dataset, dct.identifier, text(value))
  addDoi(writer, dataset, doiAddress(value))
}
