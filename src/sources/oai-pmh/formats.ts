import { foaf, dcat, rdf } from '../../rdf/namespaces.ts'
import type { XmlElement } from '../xml/element.ts'
import { readDataCite } from './datacite.ts'
import { readDublinCore } from './dublin-core.ts'
import { readRdf } from './rdf.ts'
import type { ReadMetadata } from './reading.ts'

/** A metadata format as a repository announces it. */
export interface OfferedFormat {
  readonly prefix: string
  readonly schema: string
  readonly namespace: string
}

export interface MetadataFormat {
  readonly recognises: (offer: OfferedFormat) => boolean
  readonly read: ReadMetadata
}

const RDF_NAMESPACES = [rdf.$base, dcat.$base, foaf.$base]

const named =
  (...names: readonly string[]) =>
  ({ prefix }: OfferedFormat) =>
    names.includes(prefix.toLowerCase().replaceAll('-', '_'))

const isRdf = ({ namespace, schema }: OfferedFormat): boolean =>
  RDF_NAMESPACES.some(
    (each) =>
      namespace === each || `${namespace}#` === each || namespace.startsWith('http://data.europa.eu/'),
  ) || /(?:dcat|rdf)[^/]*\.(?:xsd|rdf|ttl)$/i.test(schema)

/** What can be read, best first: a format that says DCAT, one that is RDF, one that knows datasets, and what every repository has. */
export const formats: readonly MetadataFormat[] = [
  {
    recognises: named('dcat_ap', 'dcatap', 'healthdcat_ap', 'healthdcatap', 'dcat_ap_dk', 'dcat_ap_3'),
    read: readRdf,
  },
  { recognises: named('dcat', 'dcat3', 'rdf_dcat', 'dcat_rdf'), read: readRdf },
  { recognises: ({ prefix }) => /dcat/i.test(prefix), read: readRdf },
  { recognises: named('rdf', 'rdf_xml', 'oai_rdf'), read: readRdf },
  { recognises: isRdf, read: readRdf },
  { recognises: named('oai_datacite', 'datacite', 'oai_datacite4', 'datacite4'), read: readDataCite },
  {
    recognises: ({ namespace }) => /^https?:\/\/datacite\.org\/schema\/kernel-[34]/.test(namespace),
    read: readDataCite,
  },
  { recognises: named('oai_dc'), read: readDublinCore },
]

/** What a record is in, whatever it was asked for in: some repositories answer in another format than they say. */
export function readerOf(element: XmlElement, asked: ReadMetadata): ReadMetadata {
  if (element.uri === rdf.$base || element.uri === dcat.$base) return readRdf
  if (/\/OAI\/2\.0\/oai_dc\/?$/.test(element.uri)) return readDublinCore
  return /datacite\.org\//.test(element.uri) ? readDataCite : asked
}
