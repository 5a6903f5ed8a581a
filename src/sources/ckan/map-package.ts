import { dcat, dct, rdf } from '../../rdf/namespaces.ts'
import type { Term, Triple } from '../../rdf/term.ts'
import { packageFields } from './fields.ts'
import { isEmpty, isObject, listed, plainText, type JsonObject } from './json.ts'
import { licenceOf, mapResource } from './map-resource.ts'
import { packageParts } from './package-parts.ts'
import { keepRest, newWriter, writeFields, type Subject } from './write-fields.ts'
import { iriOf } from './write-value.ts'

/** What CKAN needs to run a portal, and what it counts and stamps anew: no description of data. */
const TECHNICAL: ReadonlySet<string> = new Set(
  `id name title notes uri type state private isopen owner_org creator_user_id num_tags num_resources
   metadata_created metadata_modified revision_id revision_timestamp resources tags groups organization
   extras license_title tracking_summary archiver qa relationships_as_subject relationships_as_object
   plugin_data harvest_object_id ckan_url index_id data_dict validated_data_dict score site_id capacity
   entity_type`.split(/\s+/),
)

export interface MappedPackage {
  readonly iri: string
  readonly triples: readonly Triple[]
}

/** A package at the top, and its extras, as one: a field of a schema may stand in either. The top comes first. */
export function fieldsOf(source: JsonObject): JsonObject {
  // Without a prototype: keys are what anybody types into a form.
  const extras: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  const said = source['extras']
  if (isObject(said)) Object.assign(extras, said)
  for (const extra of Array.isArray(said) ? said : []) {
    const key = isObject(extra) ? plainText(extra['key']) : undefined
    if (key !== undefined && isObject(extra)) extras[key] ??= extra['value']
  }
  const top = Object.entries(source).filter(([name, value]) => name !== 'extras' && !isEmpty(value))
  return { ...extras, ...Object.fromEntries(top) }
}

/** What ckanext-dcat calls it: the `uri` of its extras, else its page by id. */
export function iriOfPackage(fields: JsonObject, site: string): string | undefined {
  const id = plainText(fields['id']) ?? plainText(fields['name'])
  return iriOf(fields['uri']) ?? (id === undefined ? undefined : `${site}/dataset/${encodeURIComponent(id)}`)
}

/** A package as DCAT-AP; undefined where nothing says which one it is. */
export function mapPackage(source: JsonObject, site: string): MappedPackage | undefined {
  const fields = fieldsOf(source)
  const iri = iriOfPackage(fields, site)
  if (iri === undefined) return undefined
  const writer = newWriter()
  const subject = { writer, node: iri, depth: 0 }
  writer.add(iri, rdf.type, isSeries(fields) ? dcat.DatasetSeries : dcat.Dataset)
  const used = writeFields(subject, fields, packageFields)
  for (const write of packageParts) for (const name of write(subject, fields, site)) used.add(name)
  writeResources(subject, fields, { site, used })
  keepRest(subject, fields, (name) => used.has(name) || TECHNICAL.has(name))
  return { iri, triples: writer.triples }
}

const isSeries = (fields: JsonObject) => /^dataset[-_]?series$/i.test(plainText(fields['type']) ?? '')

interface ResourceSite {
  readonly site: string
  readonly used: Set<string>
}

function writeResources(subject: Subject, fields: JsonObject, { site, used }: ResourceSite): void {
  const { writer, node } = subject
  const licence = licenceOf(subject, fields)
  for (const name of licence?.used ?? []) used.add(name)
  if (licence) writer.add(node, dct.license, licence.node)
  const id = plainText(fields['id']) ?? plainText(fields['name']) ?? ''
  const base = `${site}/dataset/${encodeURIComponent(id)}`
  const distributions: Term[] = listed(fields['resources']).flatMap((resource) =>
    isObject(resource) && resource['state'] !== 'deleted'
      ? [mapResource(resource, { writer, base, licence: licence?.node })]
      : [],
  )
  for (const distribution of distributions) writer.add(node, dcat.distribution, distribution)
}
