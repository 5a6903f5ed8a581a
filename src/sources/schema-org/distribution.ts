import { dcat, dct, rdf, spdx, xsd } from '../../rdf/namespaces.ts'
import { isBlank, isLiteral, typed, valueOf, type Term } from '../../rdf/term.ts'
import { dateTerm, iriOf, textTerm } from '../write-dataset.ts'
import { writeLanguage, writeLicence, type Writing } from './nodes.ts'
import { addressIn, textsOf, valuesOf, wordOf } from './values.ts'

const MEDIA_TYPE = /^(?:application|audio|chemical|font|image|message|model|multipart|text|video)\/[\w.+-]+$/

/** A file, or another way to the data. */
export function writeDistribution({ writer, subject, values }: Writing, value: Term): void {
  if (isLiteral(value)) {
    const address = addressIn(values, value)
    if (address !== undefined)
      writer.add(writer.addNode(subject, dcat.distribution, dcat.Distribution), dcat.accessURL, address)
    return
  }
  const node = isBlank(value) ? writer.addNode(subject, dcat.distribution, dcat.Distribution) : value
  if (!isBlank(value)) {
    writer.add(subject, dcat.distribution, value)
    writer.add(value, rdf.type, dcat.Distribution)
  }
  const own = { writer, subject: node, values }
  const addresses = (name: string) =>
    valuesOf(values, value, name).flatMap((each) => addressIn(values, each) ?? [])
  for (const url of addresses('contentUrl')) writer.add(node, dcat.downloadURL, url)
  const [access] = [...addresses('url'), ...addresses('contentUrl')]
  writer.add(node, dcat.accessURL, access)
  for (const name of textsOf(values, value, 'name')) writer.add(node, dct.title, name)
  for (const description of textsOf(values, value, 'description'))
    writer.add(node, dct.description, description)
  for (const licence of valuesOf(values, value, 'license')) writeLicence(own, licence)
  for (const format of textsOf(values, value, 'encodingFormat', 'fileFormat')) writeFormat(own, format)
  for (const date of textsOf(values, value, 'datePublished'))
    writer.add(node, dct.issued, dateTerm(valueOf(date)))
  for (const date of textsOf(values, value, 'dateModified'))
    writer.add(node, dct.modified, dateTerm(valueOf(date)))
  for (const language of valuesOf(values, value, 'inLanguage')) writeLanguage(own, language)
  writeSize(own, wordOf(values, value, 'contentSize'))
  writeChecksum(own, wordOf(values, value, 'sha256'))
}

function writeFormat({ writer, subject }: Writing, format: Term): void {
  const word = valueOf(format).toLowerCase()
  if (MEDIA_TYPE.test(word))
    writer.add(subject, dcat.mediaType, `https://www.iana.org/assignments/media-types/${word}`)
  else writer.add(subject, dct.format, iriOf(word) ?? format)
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, bytes: 1 }

/** Bytes are a number; "12 MB" is neither exact nor clear about what a mega is. */
function writeSize({ writer, subject }: Writing, size: string): void {
  const [, digits = '', unit = ''] = /^(\d+)\s*([a-z]*)$/i.exec(size) ?? []
  if (digits !== '' && unit.toLowerCase() in UNITS)
    writer.add(subject, dcat.byteSize, typed(digits, xsd.nonNegativeInteger))
  else writer.add(subject, 'http://schema.org/contentSize', textTerm(size))
}

function writeChecksum({ writer, subject }: Writing, sha256: string): void {
  if (!/^[0-9a-f]{64}$/i.test(sha256)) return
  const node = writer.addNode(subject, spdx.checksum, spdx.Checksum)
  writer.add(node, spdx.algorithm, 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256')
  writer.add(node, spdx.checksumValue, typed(sha256.toLowerCase(), xsd.hexBinary))
}
