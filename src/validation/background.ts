import { dct, dqv, eli, foaf, rdf, rdfs, skos, vcard } from '../rdf/namespaces.ts'
import type { Term } from '../rdf/term.ts'
import { schemeNames, type SchemeName } from '../vocabulary/concept.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Background } from './data-view.ts'

const EU = 'http://publications.europa.eu/resource/authority/'
const HEALTH = 'https://hdeu-dcat.data.health.europa.eu/resource/authority/'

interface SchemeFacts {
  readonly scheme: Term
  /** What the ranges of DCAT-AP and HealthDCAT-AP ask a concept of this list to be. */
  readonly types: readonly Term[]
}

const facts = (scheme: Term, ...types: readonly Term[]): SchemeFacts => ({
  scheme,
  types: [skos.Concept, ...types],
})

/** What a validator is to know of a concept that a description names and does not repeat. */
const SCHEMES: Readonly<Partial<Record<SchemeName, SchemeFacts>>> = {
  healthcategories: facts(`${HEALTH}healthcategories`),
  'health-theme': facts(`${HEALTH}health-theme`),
  'coding-system': facts(`${HEALTH}coding-system`, dct.Standard),
  'health-activity': facts(`${HEALTH}health-activity`),
  'publisher-type': facts(`${HEALTH}publisher-type`),
  standard: facts(`${HEALTH}standard`, dct.Standard),
  'access-right': facts(`${EU}access-right`, dct.RightsStatement),
  'data-theme': facts(`${EU}data-theme`),
  frequency: facts(`${EU}frequency`, dct.Frequency),
  language: facts(`${EU}language`, dct.LinguisticSystem),
  'file-type': facts(`${EU}file-type`, dct.MediaTypeOrExtent),
  'dataset-type': facts(`${EU}dataset-type`),
  'planned-availability': facts(`${EU}planned-availability`),
  'distribution-status': facts(`${EU}distribution-status`),
  licence: facts(`${EU}licence`, dct.LicenseDocument),
  country: facts(`${EU}country`, dct.Location),
  continent: facts(`${EU}continent`, dct.Location),
  regions: facts('http://data.europa.eu/nuts', dct.Location),
  'dpv-pd': facts('https://w3id.org/dpv/dpv-pd', 'https://w3id.org/dpv#PersonalData'),
  'adms-publisher-type': facts('http://purl.org/adms/publishertype/1.0'),
}

const FOAF_AGENT = 'http://xmlns.com/foaf/0.1/Agent'
const ORG = 'http://www.w3.org/ns/org#'
const ODRL_POLICY = 'http://www.w3.org/ns/odrl/2/Policy'

/**
 * Subclasses that descriptions use in place of the class a range names. Left out on purpose: dcat:Catalog and
 * dcat:DatasetSeries below dcat:Dataset, which would have a catalogue judged as a dataset.
 */
const SUBCLASS_OF: Readonly<Record<Term, Term>> = {
  [foaf.Organization]: FOAF_AGENT,
  [foaf.Person]: FOAF_AGENT,
  'http://xmlns.com/foaf/0.1/Group': FOAF_AGENT,
  [`${ORG}Organization`]: FOAF_AGENT,
  [`${ORG}FormalOrganization`]: `${ORG}Organization`,
  [`${ORG}OrganizationalUnit`]: `${ORG}Organization`,
  [vcard.Organization]: vcard.Kind,
  [`${vcard.$base}Individual`]: vcard.Kind,
  [`${vcard.$base}Group`]: vcard.Kind,
  [`${vcard.$base}Location`]: vcard.Kind,
  [dct.MediaType]: dct.MediaTypeOrExtent,
  'http://purl.org/dc/terms/FileFormat': dct.MediaType,
  [dqv.QualityCertificate]: dqv.QualityAnnotation,
  'http://www.w3.org/ns/dqv#UserQualityFeedback': dqv.QualityAnnotation,
  'http://www.w3.org/ns/odrl/2/Set': ODRL_POLICY,
  'http://www.w3.org/ns/odrl/2/Offer': ODRL_POLICY,
  'http://www.w3.org/ns/odrl/2/Agreement': ODRL_POLICY,
  'http://xmlns.com/foaf/0.1/Image': foaf.Document,
  'http://www.w3.org/2006/time#Interval': 'http://www.w3.org/2006/time#TemporalEntity',
  'http://www.w3.org/2006/time#Instant': 'http://www.w3.org/2006/time#TemporalEntity',
}

const NOTHING: readonly Term[] = []

/**
 * The code lists as triples that need not be in a description. Answers for a concept under its own IRI only:
 * an old address of the same code is a finding, not a fact.
 */
export function backgroundOf(vocabulary: Vocabulary): Background {
  const known = new Map<Term, SchemeFacts>()
  for (const scheme of schemeNames) {
    const about = SCHEMES[scheme]
    if (about) for (const { iri } of vocabulary.concepts(scheme)) known.set(iri, about)
  }
  const legislation = facts('', eli.LegalResource)
  const factsOf = (subject: Term): SchemeFacts | undefined =>
    known.get(subject) ?? (subject.startsWith('http://data.europa.eu/eli/') ? legislation : undefined)
  return {
    predicates: new Set([rdf.type, skos.inScheme, rdfs.subClassOf]),
    objects: (subject, predicate) => {
      if (predicate === rdf.type) return factsOf(subject)?.types ?? NOTHING
      if (predicate === skos.inScheme) {
        const scheme = known.get(subject)?.scheme
        return scheme ? [scheme] : NOTHING
      }
      const parent = predicate === rdfs.subClassOf ? SUBCLASS_OF[subject] : undefined
      return parent ? [parent] : NOTHING
    },
  }
}
