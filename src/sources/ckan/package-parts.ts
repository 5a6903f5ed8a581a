import { adms, dcat, dct, rdf, skos } from '../../rdf/namespaces.ts'
import { text } from '../../rdf/term.ts'
import { isEmpty, isObject, listed, plainText, type JsonObject } from './json.ts'
import { gatherPrefixed, writeNode, type Subject } from './write-fields.ts'
import { iriOf, writeValue } from './write-value.ts'

/** What takes several fields together; each answers with the names it has used. */
type WritePart = (subject: Subject, fields: JsonObject, site: string) => readonly string[]

export const packageParts: readonly WritePart[] = [
  writePage,
  writeTags,
  writeGroups,
  writePublisher,
  writeContact,
  writePeriod,
  writePlace,
  writeSeries,
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

/** Series are packages too, named by their ids where nobody gave them an IRI. */
function writeSeries({ writer, node }: Subject, fields: JsonObject, site: string): readonly string[] {
  for (const series of listed(fields['in_series'])) {
    const id = plainText(series)
    const iri = iriOf(series) ?? (id === undefined ? undefined : `${site}/dataset/${encodeURIComponent(id)}`)
    if (iri !== undefined) writer.add(node, dcat.inSeries, iri)
  }
  return ['in_series']
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
