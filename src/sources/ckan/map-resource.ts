import { dcat, dct, rdf, skos, spdx, xsd } from '../../rdf/namespaces.ts'
import { text, typed, type Term } from '../../rdf/term.ts'
import { resourceFields } from './fields.ts'
import { isEmpty, isObject, plainText, unpackJson, type JsonObject } from './json.ts'
import { keepRest, writeFields, writeNode, type Subject, type Writer } from './write-fields.ts'
import { iriOf } from './write-value.ts'

/** What CKAN needs to run a portal, and what counts and stamps it makes: no description of data. */
const TECHNICAL: ReadonlySet<string> = new Set(
  `id package_id revision_id revision_timestamp resource_group_id position state uri name title
   description notes created metadata_modified last_modified url_type cache_url cache_last_updated
   mimetype_inner webstore_url webstore_last_updated resource_type datastore_active
   datastore_contains_all_records_of_source_file on_same_domain tracking_summary has_views view_count
   archiver qa ckan_url original_url task_created ignore_hash hash_algorithm`.split(/\s+/),
)

interface ResourceContext {
  readonly writer: Writer
  /** IRI under which resources lie that have none of their own. */
  readonly base: string
  /** Of the dataset, for a resource that names none. */
  readonly licence: Term | undefined
}

/** A resource as a distribution; answers with its node. */
export function mapResource(source: JsonObject, { writer, base, licence }: ResourceContext): Term {
  const id = plainText(source['id'])
  const node =
    iriOf(source['uri']) ?? (id === undefined ? writer.blank() : `${base}/resource/${encodeURIComponent(id)}`)
  const subject = { writer, node, depth: 1 }
  writer.add(node, rdf.type, dcat.Distribution)
  const used = writeFields(subject, source, resourceFields)
  // An access address that is the file itself says nothing of a page before it.
  if (source['access_url'] !== undefined && source['url'] === source['download_url']) used.add('url')
  for (const name of [...writeFormat(subject, source), ...writeChecksum(subject, source)]) used.add(name)
  const own = licenceOf(subject, source)
  const applies = own?.node ?? licence
  if (applies !== undefined) writer.add(node, dct.license, applies)
  for (const name of own?.used ?? []) used.add(name)
  keepRest(subject, source, (name) => used.has(name) || TECHNICAL.has(name))
  return node
}

/** A media type is a IANA one, anything else a format as people call it: `text/csv` and `CSV`. */
function writeFormat({ writer, node }: Subject, source: JsonObject): readonly string[] {
  const format = plainText(source['format'])
  const mediaType = plainText(source['mimetype'])
  if (format !== undefined)
    writer.add(node, isMediaType(format) ? dcat.mediaType : dct.format, ianaOf(format))
  if (mediaType !== undefined && mediaType !== format) writer.add(node, dcat.mediaType, ianaOf(mediaType))
  return ['format', 'mimetype']
}

const MEDIA_TYPE = /^[a-z]+\/[\w.+-]+$/i
const isMediaType = (written: string) => MEDIA_TYPE.test(written) || written.includes('/media-types/')

const ianaOf = (written: string): Term =>
  MEDIA_TYPE.test(written)
    ? `https://www.iana.org/assignments/media-types/${written.toLowerCase()}`
    : (iriOf(written) ?? text(written))

const ALGORITHMS: ReadonlyMap<string, string> = new Map(
  ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => [name, `checksumAlgorithm_${name}`]),
)

const HEX = /^(?:([a-z0-9-]+):)?([0-9a-f]{32,128})$/i

/** The hash of a resource is hexadecimal, sometimes with its algorithm before it; etags and other marks are not. */
function writeChecksum({ writer, node }: Subject, source: JsonObject): readonly string[] {
  const [, prefix, digits] = HEX.exec(plainText(source['hash']) ?? '') ?? []
  if (digits === undefined) return []
  const named = plainText(source['hash_algorithm']) ?? prefix ?? ''
  const algorithm = ALGORITHMS.get(named.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
  const checksum = writer.blank()
  writer.add(node, spdx.checksum, checksum)
  writer.add(checksum, rdf.type, spdx.Checksum)
  writer.add(checksum, spdx.checksumValue, typed(digits.toLowerCase(), xsd.hexBinary))
  const said = algorithm ? spdx.$base + algorithm : (iriOf(named) ?? (named === '' ? undefined : text(named)))
  if (said !== undefined) writer.add(checksum, spdx.algorithm, said)
  return ['hash', 'hash_algorithm']
}

const LICENCE_FIELDS = ['license', 'license_url', 'license_uri', 'license_id', 'license_title']

/** By its address where there is one; else a document of its own that says what it is called. */
export function licenceOf(subject: Subject, source: JsonObject) {
  const used = LICENCE_FIELDS.filter((name) => !isEmpty(source[name]))
  if (used.length === 0) return undefined
  const address = used.map((name) => iriOf(source[name])).find((iri) => iri !== undefined)
  if (address !== undefined) return { node: address, used: used.filter((name) => name !== 'license_title') }
  const said = source['license_title'] ?? source['license'] ?? source['license_id']
  const named = unpackJson(said)
  const node = writeNode(subject, isObject(named) ? named : said, 'licence')
  const id = plainText(source['license_id'])
  if (id !== undefined && id !== said) subject.writer.add(node, skos.notation, text(id))
  return { node, used }
}
