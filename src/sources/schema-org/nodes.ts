import { adms, csvw, dcat, dct, healthdcatap, rdfs, skos } from '../../rdf/namespaces.ts'
import { isBlank, isLiteral, text, typed, valueOf, type Term } from '../../rdf/term.ts'
import {
  addAgent,
  addContact,
  addPlace,
  addStatement,
  dateTerm,
  doiAddress,
  iriOf,
  languageTerm,
  mailAddress,
  textTerm,
  type DatasetWriter,
} from '../write-dataset.ts'
import { addressIn, hasType, iriIn, textOf, textsOf, valuesOf, wordOf, type Values } from './values.ts'

/** What it takes to write one value of a dataset, or of a distribution. */
export interface Writing {
  readonly writer: DatasetWriter
  readonly subject: Term
  readonly values: Values
}

export function writeAgent({ writer, subject, values }: Writing, predicate: Term, value: Term): void {
  if (isLiteral(value)) return addAgent(writer, [subject, predicate], { name: textOf(values, value) })
  const [homepage] = valuesOf(values, value, 'url').flatMap((url) => addressIn(values, url) ?? [])
  addAgent(writer, [subject, predicate], {
    name: textOf(values, value),
    iri: isBlank(value) ? undefined : value,
    homepage,
    email: mailAddress(wordOf(values, value, 'email')),
    isPerson: hasType(values, value, 'Person'),
  })
}

/** Where to ask: schema.org has it with the publisher. */
export function writeContacts({ writer, subject, values }: Writing, agent: Term): void {
  for (const contact of valuesOf(values, agent, 'contactPoint')) {
    const telephone = wordOf(values, contact, 'telephone')
    const [url] = valuesOf(values, contact, 'url').flatMap((each) => addressIn(values, each) ?? [])
    addContact(writer, subject, {
      name: textOf(values, contact) ?? textsOf(values, contact, 'contactType')[0],
      email: mailAddress(wordOf(values, contact, 'email')),
      telephone: textTerm(telephone),
      url,
    })
  }
}

export function writeLicence({ writer, subject, values }: Writing, value: Term): void {
  const iri = iriIn(values, value) ?? addressIn(values, value)
  if (iri !== undefined) writer.add(subject, dct.license, iri)
  else
    addStatement(writer, [subject, dct.license], { type: dct.LicenseDocument, label: textOf(values, value) })
}

export function writeRights({ writer, subject, values }: Writing, value: Term): void {
  const iri = iriIn(values, value)
  if (iri?.includes('/authority/access-right/')) writer.add(subject, dct.accessRights, iri)
  else if (iri !== undefined) writer.add(subject, dct.rights, iri)
  else
    addStatement(writer, [subject, dct.rights], { type: dct.RightsStatement, label: textOf(values, value) })
}

const DATE = /^-?\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/
const isOpen = (end: string) => end === '' || end === '..'

/** ISO 8601 intervals, open ones too (`2010/..`); anything else is a period by its name. */
export function writePeriod({ writer, subject, values }: Writing, value: Term): void {
  const label = textOf(values, value)
  if (label === undefined) return
  const period = writer.addNode(subject, dct.temporal, dct.PeriodOfTime)
  const written = valueOf(label).trim()
  const [start = '', end = start] = written.split('/')
  const isInterval =
    written.split('/').length <= 2 && [start, end].every((each) => isOpen(each) || DATE.test(each))
  if (!isInterval || (isOpen(start) && isOpen(end))) return writer.add(period, rdfs.label, label)
  if (!isOpen(start)) writer.add(period, dcat.startDate, dateTerm(start))
  if (!isOpen(end)) writer.add(period, dcat.endDate, dateTerm(end))
}

const WKT = 'http://www.opengis.net/ont/geosparql#wktLiteral'

export function writePlace({ writer, subject, values }: Writing, value: Term): void {
  if (isLiteral(value)) {
    const iri = iriOf(valueOf(value))
    return addPlace(writer, subject, { iri, name: iri === undefined ? textOf(values, value) : undefined })
  }
  const shapes = valuesOf(values, value, 'geo').flatMap((geo) => shapeOf(values, geo) ?? [])
  if (shapes.length === 0)
    return addPlace(writer, subject, { iri: isBlank(value) ? undefined : value, name: textOf(values, value) })
  const place = writer.addNode(subject, dct.spatial, dct.Location)
  writer.add(place, skos.prefLabel, textOf(values, value))
  for (const { predicate, wkt } of shapes) writer.add(place, predicate, typed(wkt, WKT))
}

/** schema.org writes latitude first, WKT last. */
function shapeOf(values: Values, geo: Term): { predicate: Term; wkt: string } | undefined {
  const point = [wordOf(values, geo, 'longitude'), wordOf(values, geo, 'latitude')]
  if (point.every(isNumber)) return { predicate: dcat.centroid, wkt: `POINT(${point.join(' ')})` }
  const box = wordOf(values, geo, 'box').split(/[\s,]+/)
  if (box.length !== 4 || !box.every(isNumber)) return undefined
  const [south, west, north, east] = box
  return {
    predicate: dcat.bbox,
    wkt: `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`,
  }
}

const isNumber = (word: string): boolean => /^[+-]?\d{1,3}(?:\.\d+)?$/.test(word)

/** A word, or a property with a name, a meaning and a unit. All of them are columns of one table. */
export function writeVariables({ writer, subject, values }: Writing, variables: readonly Term[]): void {
  if (variables.length === 0) return
  const group = writer.addNode(subject, healthdcatap.hasVariables, csvw.TableGroup)
  const table = writer.addNode(group, csvw.table, csvw.Table)
  for (const variable of variables) {
    const column = writer.addNode(table, csvw.column, csvw.Column)
    const title = textOf(values, variable)
    writer.add(column, csvw.title, title)
    if (isLiteral(variable)) continue
    for (const description of textsOf(values, variable, 'description'))
      writer.add(column, dct.description, description)
    for (const identifier of valuesOf(values, variable, 'propertyID')) {
      const iri = iriIn(values, identifier)
      writer.add(column, iri === undefined ? csvw.name : csvw.propertyUrl, iri ?? textOf(values, identifier))
    }
    for (const unit of valuesOf(values, variable, 'unitText', 'unitCode'))
      writer.add(column, 'http://schema.org/unitText', textOf(values, unit))
  }
}

export function writeIdentifier({ writer, subject, values }: Writing, value: Term): void {
  const word =
    isLiteral(value) || !isBlank(value)
      ? valueOf(value).trim()
      : wordOf(values, value, 'value', 'url', 'name')
  if (word === '') return
  writer.add(subject, dct.identifier, text(word))
  const doi = doiAddress(word)
  const agency = isBlank(value) ? textsOf(values, value, 'propertyID')[0] : undefined
  if (doi === undefined && agency === undefined) return
  const node = writer.addNode(subject, adms.identifier, adms.Identifier)
  writer.add(node, skos.notation, text(doi ?? word))
  writer.add(node, adms.schemaAgency, agency)
}

export function writeLanguage({ writer, subject, values }: Writing, value: Term): void {
  const code = isLiteral(value)
    ? valueOf(value)
    : isBlank(value)
      ? wordOf(values, value, 'alternateName', 'name')
      : value
  writer.add(subject, dct.language, languageTerm(code))
}
