import { adms, dcat, dct, foaf, rdf, rdfs, skos, vcard, xsd } from '../rdf/namespaces.ts'
import { isAbsoluteIri } from '../rdf/iri.ts'
import { text, typed, type LocatedTriple, type Term } from '../rdf/term.ts'

/** Writes DCAT from a source that speaks something else. What is said nowhere is written nowhere. */
export interface DatasetWriter {
  readonly triples: readonly LocatedTriple[]
  /** Nothing is written of a value that is not there. */
  readonly add: (subject: Term, predicate: Term, object: Term | undefined) => void
  /** A blank node of a type below a subject. */
  readonly addNode: (subject: Term, predicate: Term, type: Term) => Term
}

export function newDatasetWriter(dataset: Term): DatasetWriter {
  const triples: LocatedTriple[] = [{ subject: dataset, predicate: rdf.type, object: dcat.Dataset }]
  let nodes = 0
  const add = (subject: Term, predicate: Term, object: Term | undefined) => {
    if (object !== undefined) triples.push({ subject, predicate, object })
  }
  return {
    triples,
    add,
    addNode(subject, predicate, type) {
      const node = `_:n${nodes++}`
      add(subject, predicate, node)
      add(node, rdf.type, type)
      return node
    },
  }
}

export interface WrittenAgent {
  readonly name: Term | undefined
  readonly iri?: string | undefined
  readonly homepage?: string | undefined
  readonly email?: string | undefined
  readonly isPerson?: boolean
}

/** A creator or publisher: under its own IRI where it has one. */
export function addAgent(
  writer: DatasetWriter,
  [subject, predicate]: [Term, Term],
  agent: WrittenAgent,
): void {
  const { name, iri, homepage, email, isPerson = false } = agent
  if (name === undefined && iri === undefined) return
  const type = isPerson ? foaf.Person : foaf.Agent
  if (iri !== undefined) writer.add(subject, predicate, iri)
  const node = iri ?? writer.addNode(subject, predicate, type)
  if (iri !== undefined) writer.add(node, rdf.type, type)
  writer.add(node, foaf.name, name)
  writer.add(node, foaf.homepage, homepage)
  writer.add(node, foaf.mbox, email)
}

export interface WrittenContact {
  readonly name?: Term | undefined
  readonly email?: string | undefined
  readonly telephone?: Term | undefined
  readonly url?: string | undefined
}

export function addContact(writer: DatasetWriter, dataset: Term, contact: WrittenContact): void {
  const { name, email, telephone, url } = contact
  if ([name, email, telephone, url].every((each) => each === undefined)) return
  const node = writer.addNode(dataset, dcat.contactPoint, vcard.Kind)
  writer.add(node, vcard.fn, name)
  writer.add(node, vcard.hasEmail, email)
  writer.add(node, vcard.hasTelephone, telephone)
  writer.add(node, vcard.hasURL, url)
}

/** A place by its name, or by the IRI it has. */
export function addPlace(
  writer: DatasetWriter,
  dataset: Term,
  place: { iri?: string | undefined; name: Term | undefined },
) {
  if (place.iri !== undefined) writer.add(dataset, dct.spatial, place.iri)
  if (place.name === undefined) return
  const node = place.iri ?? writer.addNode(dataset, dct.spatial, dct.Location)
  writer.add(node, skos.prefLabel, place.name)
}

/** An identifier that counts beyond its repository, by its address. */
export function addDoi(writer: DatasetWriter, subject: Term, doi: string | undefined): void {
  if (doi === undefined) return
  writer.add(writer.addNode(subject, adms.identifier, adms.Identifier), skos.notation, text(doi))
}

/** A statement of rights in words. */
export function addStatement(
  writer: DatasetWriter,
  [subject, predicate]: [Term, Term],
  { type, label }: { type: Term; label: Term | undefined },
): void {
  if (label === undefined) return
  writer.add(writer.addNode(subject, predicate, type), rdfs.label, label)
}

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/

/** A text, in a language where the tag is one. */
export function textTerm(value: string, language = ''): Term | undefined {
  const tag = language.toLowerCase().replaceAll('_', '-')
  const words = value.trim()
  return words === '' ? undefined : text(words, LANGUAGE_TAG.test(tag) ? tag : undefined)
}

const DATE_TYPES: readonly (readonly [RegExp, Term])[] = [
  [/^-?\d{4}$/, xsd.gYear],
  [/^-?\d{4}-\d\d$/, xsd.gYearMonth],
  [/^-?\d{4}-\d\d-\d\d$/, xsd.date],
  [/^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/, xsd.dateTime],
]

/** A date with the type its form has; what has none of the forms is kept as it is written. */
export function dateTerm(value: string): Term | undefined {
  const written = value.trim()
  const type = DATE_TYPES.find(([form]) => form.test(written))?.[1]
  return type === undefined ? textTerm(written) : typed(written, type)
}

/** An address of the web or a name that is an IRI; never a word with a colon in it. */
export function iriOf(value: string): string | undefined {
  const written = value.trim()
  return /^(?:https?:\/\/|urn:[a-z0-9]|mailto:|tel:|ark:|hdl:|doi:|info:)[^\s<>"]+$/i.test(written) &&
    isAbsoluteIri(written)
    ? written
    : undefined
}

export const webAddressOf = (value: string): string | undefined => {
  const iri = iriOf(value)
  return iri !== undefined && /^https?:/i.test(iri) && URL.canParse(iri) ? iri : undefined
}

/** However a DOI is written, the address it resolves at. */
export function doiAddress(value: string): string | undefined {
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|info:doi\/)?(10\.\d{4,9}\/\S+)$/i.exec(
    value.trim(),
  )?.[1]
  return doi === undefined ? undefined : `https://doi.org/${doi}`
}

export const mailAddress = (value: string): string | undefined => {
  const address = value.trim().replace(/^mailto:/i, '')
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? `mailto:${address}` : undefined
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority'
/** ISO 639-1 and the codes of ISO 639-2/B that differ → ISO 639-3 as the EU's table has it, for Europe's languages. */
const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  `bg:BUL cs:CES cze:CES da:DAN de:DEU ger:DEU el:ELL gre:ELL en:ENG es:SPA et:EST fi:FIN fo:FAO fr:FRA fre:FRA ga:GLE
   hr:HRV hu:HUN is:ISL ice:ISL it:ITA kl:KAL lt:LIT lv:LAV mt:MLT nb:NOB nl:NLD dut:NLD nn:NNO no:NOR pl:POL pt:POR
   ro:RON rum:RON sk:SLK slo:SLK sl:SLV sv:SWE`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
const KNOWN_LANGUAGES = new Set(Object.values(LANGUAGES))

/** A language's IRI in the EU's table where its code is one of Europe's, else the code as it is written. */
export function languageTerm(value: string): Term | undefined {
  const code = value.trim()
  const iri = iriOf(code)
  if (iri !== undefined) return iri
  const short = code.toLowerCase().replace(/[-_].*$/, '')
  const known =
    LANGUAGES[short] ?? (KNOWN_LANGUAGES.has(short.toUpperCase()) ? short.toUpperCase() : undefined)
  return known === undefined ? textTerm(code) : `${AUTHORITY}/language/${known}`
}

export const accessRight = (code: 'PUBLIC' | 'RESTRICTED' | 'NON_PUBLIC'): Term =>
  `${AUTHORITY}/access-right/${code}`
