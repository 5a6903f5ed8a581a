import { adms, dcat, dct, rdf, skos } from '../../rdf/namespaces.ts'
import { text, type Term, type Triple } from '../../rdf/term.ts'
import { packageFields } from './fields.ts'
import { isEmpty, isObject, listed, plainText, type JsonObject } from './json.ts'
import { licenceOf, mapResource } from './map-resource.ts'
import { gatherPrefixed, keepRest, newWriter, writeFields, writeNode, type Subject } from './write-fields.ts'
import { iriOf, writeValue } from './write-value.ts'

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
  for (const write of parts) for (const name of write(subject, fields, site)) used.add(name)
  writeResources(subject, fields, { site, used })
  keepRest(subject, fields, (name) => used.has(name) || TECHNICAL.has(name))
  return { iri, triples: writer.triples }
}

const isSeries = (fields: JsonObject) => /^dataset[-_]?series$/i.test(plainText(fields['type']) ?? '')

/** What takes several fields together; each answers with the names it has used. */
type WritePart = (subject: Subject, fields: JsonObject, site: string) => readonly string[]

const parts: readonly WritePart[] = [
  writePage,
  writeTags,
  writeGroups,
  writePublisher,
  writeContact,
  writePeriod,
  writePlace,
  writeOrigin,
]

function writePage({ writer, node }: Subject, fields: JsonObject, site: string): readonly string[] {
  const name = plainText(fields['name']) ?? plainText(fields['id'])
  const hasOther = ['url', 'landing_page', 'dcat_landing_page'].some(
    (each) => iriOf(fields[each]) !== undefined,
  )
  if (!hasOther && name !== undefined)
    writer.add(node, dcat.landingPage, `${site}/dataset/${encodeURIComponent(name)}`)
  return []
}

/** Tags in several languages are `tags_translated`, and then the plain ones say nothing more. */
function writeTags({ writer, node }: Subject, fields: JsonObject): readonly string[] {
  if (!isEmpty(fields['tags_translated'])) return []
  for (const tag of listed(fields['tags'])) {
    const said = isObject(tag) ? (tag['display_name'] ?? tag['name']) : tag
    for (const keyword of writeValue(said, 'text')) writer.add(node, dcat.keyword, keyword)
  }
  return []
}

function writeGroups({ writer, node }: Subject, fields: JsonObject, site: string): readonly string[] {
  for (const group of listed(fields['groups'])) {
    const name = plainText(isObject(group) ? group['name'] : group)
    if (name === undefined) continue
    const theme = `${site}/group/${encodeURIComponent(name)}`
    writer.add(node, dcat.theme, theme)
    writer.add(theme, rdf.type, skos.Concept)
    const titles = isObject(group) ? titleOf(group) : name
    for (const title of writeValue(titles, 'text')) writer.add(theme, skos.prefLabel, title)
  }
  return []
}

const titleOf = (thing: JsonObject): unknown =>
  ['title_translated', 'title', 'display_name', 'name']
    .map((name) => thing[name])
    .find((each) => !isEmpty(each))

const AGENT_FIELDS = ['uri', 'name', 'email', 'url', 'type', 'identifier', 'note']

/** The publisher that is named, else the organisation of CKAN that the package belongs to. */
function writePublisher(subject: Subject, fields: JsonObject, site: string): readonly string[] {
  const { writer, node } = subject
  const whole = listed(fields['publisher'])
  const flat = gatherPrefixed(
    fields,
    'publisher_',
    AGENT_FIELDS.filter((name) => name !== 'note'),
  )
  const named = whole.length > 0 ? whole : flat.used.length > 0 ? [flat.value] : []
  for (const agent of named) writer.add(node, dct.publisher, writeNode(subject, agent, 'agent'))
  if (named.length > 0) return whole.length > 0 ? ['publisher'] : flat.used
  const { organization } = fields as { organization?: unknown }
  if (!isObject(organization)) return []
  const id = plainText(organization['id']) ?? plainText(organization['name'])
  if (id === undefined) return []
  const agent = { uri: `${site}/organization/${encodeURIComponent(id)}`, name: titleOf(organization) }
  writer.add(node, dct.publisher, writeNode(subject, agent, 'agent'))
  return []
}

const CONTACT_FIELDS = ['uri', 'name', 'email', 'url', 'identifier', 'telephone']

/** The contact that is named, else CKAN's maintainer, else its author. */
function writeContact(subject: Subject, fields: JsonObject): readonly string[] {
  const { writer, node } = subject
  const whole = ['contact', 'contact_point', 'contactPoint'].find((name) => !isEmpty(fields[name]))
  const flat = gatherPrefixed(fields, 'contact_', CONTACT_FIELDS)
  const used = whole === undefined ? flat.used : [whole]
  const named: unknown[] =
    whole === undefined ? [flat.value].filter((each) => !isEmpty(each)) : [...listed(fields[whole])]
  if (named.length === 0) {
    const role = ['maintainer', 'author'].find(
      (each) => !isEmpty(fields[each]) || !isEmpty(fields[`${each}_email`]),
    )
    if (role === undefined) return []
    named.push({ name: fields[role], email: fields[`${role}_email`] })
    used.push(role, `${role}_email`)
  }
  for (const contact of named) {
    const isAddress = typeof contact === 'string' && /^[^\s@]+@[^\s@]+$/.test(contact)
    const value = isAddress ? { email: contact } : contact
    writer.add(node, dcat.contactPoint, writeNode(subject, value, 'contact'))
  }
  return used
}

function writePeriod(subject: Subject, fields: JsonObject): readonly string[] {
  const used = ['temporal_coverage', 'temporal'].filter((name) => !isEmpty(fields[name]))
  const periods = used.flatMap((name) => listed(fields[name]))
  for (const [start, end] of [
    ['temporal_start', 'temporal_end'],
    ['temporal_coverage_from', 'temporal_coverage_to'],
  ] as const) {
    if (isEmpty(fields[start]) && isEmpty(fields[end])) continue
    periods.push({ start: fields[start], end: fields[end] })
    used.push(start, end)
  }
  for (const period of periods)
    subject.writer.add(subject.node, dct.temporal, writeNode(subject, period, 'period'))
  return used
}

/** `spatial` is GeoJSON, an IRI or a name. */
function writePlace(subject: Subject, fields: JsonObject): readonly string[] {
  const flat = gatherPrefixed(fields, 'spatial_', ['uri', 'text', 'geom', 'bbox', 'centroid'])
  const used = [...flat.used]
  const places = [...listed(fields['spatial_coverage'])]
  if (places.length > 0) used.push('spatial_coverage')
  const own: Record<string, unknown> = { ...flat.value }
  for (const spatial of listed(fields['spatial'])) {
    used.push('spatial')
    if (isObject(spatial) && !isEmpty(spatial['coordinates'])) own['geom'] ??= spatial
    else places.push(spatial)
  }
  if (!isEmpty(own)) places.push(own)
  for (const place of places)
    subject.writer.add(subject.node, dct.spatial, writeNode(subject, place, 'place'))
  return used
}

/** What a package was called where this portal has it from. */
function writeOrigin(subject: Subject, fields: JsonObject): readonly string[] {
  const { writer, node } = subject
  const guid = plainText(fields['guid'])
  if (guid === undefined) return []
  const identifier = writer.blank()
  writer.add(node, adms.identifier, identifier)
  writer.add(identifier, rdf.type, adms.Identifier)
  writer.add(identifier, skos.notation, text(guid))
  return ['guid']
}

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
