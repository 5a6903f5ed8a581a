import { adms, dct, foaf, prov, skos } from '../rdf/namespaces.ts'
import { isBlank, isIri, valueOf, type Term, type Triple } from '../rdf/term.ts'

/** Something by which a dataset can be recognised in another source, in its normal form. */
export interface GlobalIdentifier {
  readonly value: string
  /** It names the description that this one was made from. */
  readonly isOriginal: boolean
}

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|info:doi\/)?(10\.\d{4,9}\/\S+)$/i
const UUID = /^(?:urn:uuid:)?\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i
const URN = /^urn:([a-z0-9][a-z0-9-]{0,31}):(\S+)$/i
const NIL_UUID = '00000000-0000-0000-0000-000000000000'
const MAX_LENGTH = 2000
/** A description with more says nothing by them. */
const MAX_IDENTIFIERS = 20

/** DOIs, UUIDs, URNs and web addresses in one form each; undefined for what is only known to its publisher (`42`, `LPR3`). */
export function normalizeIdentifier(written: string): string | undefined {
  const text = written.trim()
  if (text.length > MAX_LENGTH) return undefined
  const doi = DOI.exec(text)?.[1]
  if (doi !== undefined) return `doi:${doi.toLowerCase()}`
  const uuid = UUID.exec(text)?.[1]?.toLowerCase()
  if (uuid !== undefined) return uuid === NIL_UUID ? undefined : `uuid:${uuid}`
  const [, namespace, name] = URN.exec(text) ?? []
  if (namespace !== undefined && name !== undefined) return `urn:${namespace.toLowerCase()}:${name}`
  return normalizeAddress(text)
}

/** Without scheme, the case of its host and a last slash. The address of a whole site names no dataset. */
function normalizeAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { host, pathname, search, hash } = new URL(text)
  const rest = `${pathname.replace(/\/$/, '')}${search}${hash}`
  return rest === '' ? undefined : `web:${host}${rest}`
}

/** The IRIs that have this normal form, but for the case of the host; none where it is not the form of IRIs. */
export function irisOfIdentifier(value: string): readonly string[] {
  if (value.startsWith('urn:')) return [value]
  if (value.startsWith('uuid:')) return [`urn:${value}`]
  if (value.startsWith('doi:')) {
    const name = value.slice('doi:'.length)
    return ['https://doi.org/', 'http://doi.org/', 'https://dx.doi.org/', 'http://dx.doi.org/'].map(
      (at) => at + name,
    )
  }
  if (!value.startsWith('web:')) return []
  const address = value.slice('web:'.length)
  return ['https://', 'http://'].flatMap((scheme) => [`${scheme}${address}`, `${scheme}${address}/`])
}

/**
 * What a description is known by besides its IRI: `dct:identifier`, `adms:identifier`, and what the CatalogRecord
 * about it names as its own address or its original. A dataset's own `dct:source` is another dataset.
 */
export function globalIdentifiers(iri: string, triples: readonly Triple[]): readonly GlobalIdentifier[] {
  const about = triples.filter(({ predicate }) => READ.has(predicate))
  if (about.length === 0) return []
  const objects = (subject: Term, ...predicates: Term[]) =>
    about
      .filter((triple) => triple.subject === subject && predicates.includes(triple.predicate))
      .map(({ object }) => object)
  const written = (subject: Term) => [
    ...objects(subject, dct.identifier).map(valueOf),
    ...objects(subject, adms.identifier).flatMap((node) => [
      ...(isBlank(node) ? [] : [valueOf(node)]),
      ...objects(node, skos.notation).map(valueOf),
    ]),
  ]
  const records = new Set([
    ...objects(iri, foaf.isPrimaryTopicOf),
    ...about
      .filter(({ predicate, object }) => predicate === foaf.primaryTopic && object === iri)
      .map(subjectOf),
  ])
  const originals = [...records].flatMap((record) => [
    ...objects(record, dct.source, prov.wasDerivedFrom).filter(isIri),
    ...written(record),
  ])
  return inNormalForm(iri, [...written(iri), ...[...records].filter(isIri)], originals)
}

const READ: ReadonlySet<Term> = new Set([
  dct.identifier,
  adms.identifier,
  skos.notation,
  foaf.primaryTopic,
  foaf.isPrimaryTopicOf,
  dct.source,
  prov.wasDerivedFrom,
])

const subjectOf = ({ subject }: Triple) => subject

function inNormalForm(
  iri: string,
  own: readonly string[],
  originals: readonly string[],
): readonly GlobalIdentifier[] {
  const found = new Map<string, GlobalIdentifier>()
  const self = normalizeIdentifier(iri)
  const add = (written: string, isOriginal: boolean) => {
    const value = normalizeIdentifier(written)
    if (value !== undefined && value !== self && !found.has(value)) found.set(value, { value, isOriginal })
  }
  for (const each of originals) add(each, true)
  for (const each of own) add(each, false)
  return found.size > MAX_IDENTIFIERS ? [] : [...found.values()]
}
