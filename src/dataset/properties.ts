import { adms, csvw, cv, dcat, dcatap, dcatdk, dct, dpv, dqv, foaf, geodcatap, healthdcatap, odrl, prov, rdfs, skos, spdx, vcard, oa } from '../rdf/namespaces.ts'

/** What the objects of a property are read as; `of` names the table of a nested node. */
export type PropertyKind =
  | 'text' // literal with or without a language tag
  | 'concept' // node from a code list; a literal is kept as an unlisted label
  | 'link' // address of something outside the catalogue
  | 'date' // date as written and the span of days it stands for
  | 'period' // dct:PeriodOfTime
  | 'number'
  | 'flag'
  | 'resource' // another record, or a thing known only by its IRI and label
  | { readonly of: ClassName }

/** Headings of the dataset page, in its order. */
export type Section = 'about' | 'access' | 'coverage' | 'content' | 'quality' | 'relations' | 'management'

export interface PropertyDeclaration {
  readonly iri: string
  /** IRIs that older profiles and other tools use for the same thing; read as well, never written. */
  readonly also?: readonly string[]
  /** Properties to a node in between, whose own `iri` is read as well (csvw:tableSchema before csvw:column). */
  readonly through?: readonly string[]
  /** The node that bears one of these and no `iri` is its own value (a lone csvw:Table where a group belongs). */
  readonly itself?: readonly string[]
  readonly kind: PropertyKind
  readonly label: { readonly da: string; readonly en: string }
  readonly section?: Section
}

export type PropertyTable = Readonly<Record<string, PropertyDeclaration>>

// oxlint-disable-next-line max-params -- a row of the tables below, read as one line
const p = <const K extends PropertyKind>(iri: string, kind: K, labels: readonly [da: string, en: string], rest: Pick<PropertyDeclaration, 'section' | 'also' | 'through' | 'itself'> = {}) => ({ iri, kind, label: { da: labels[0], en: labels[1] }, ...rest })

/**
 * Every property that is read from a dcat:Dataset or dcat:DatasetSeries, once: DCAT-AP 3.0.1,
 * DCAT-AP-DK 3 and HealthDCAT-AP release 8. Reading, showing and documentation derive from it.
 * What is not listed is kept in the record all the same, and shown with its IRI.
 */
export const datasetProperties = {
  title: p(dct.title, 'text', ['Titel', 'Title']),
  alternative: p(dct.alternative, 'text', ['Andre navne', 'Other names'], {
    section: 'about',
    also: [skos.altLabel],
  }),
  description: p(dct.description, 'text', ['Beskrivelse', 'Description']),
  identifier: p(dct.identifier, 'text', ['Identifikator', 'Identifier'], { section: 'management' }),
  otherIdentifier: p(adms.identifier, { of: 'identifier' }, ['Andre identifikatorer', 'Other identifiers'], {
    section: 'management',
  }),
  keyword: p(dcat.keyword, 'text', ['Emneord', 'Keywords'], { section: 'about' }),
  theme: p(dcat.theme, 'concept', ['Tema', 'Theme'], { section: 'about' }),
  healthCategory: p(healthdcatap.healthCategory, 'concept', ['Kategori efter EHDS art. 51', 'EHDS Art. 51 category'], { section: 'about' }),
  healthTheme: p(healthdcatap.healthTheme, 'concept', ['Sundhedstema', 'Health theme'], { section: 'about' }),
  type: p(dct.type, 'concept', ['Type', 'Type'], { section: 'about' }),
  publisher: p(dct.publisher, { of: 'agent' }, ['Udgiver', 'Publisher'], { section: 'access' }),
  custodian: p(geodcatap.custodian, { of: 'agent' }, ['Dataholder', 'Data holder'], { section: 'access' }),
  hdab: p(healthdcatap.hdab, { of: 'agent' }, ['Adgangsorgan', 'Health data access body'], {
    section: 'access',
  }),
  hdabCoordinator: p(healthdcatap.hdabCoordinator, { of: 'agent' }, ['Koordinerende adgangsorgan', 'Coordinating access body'], { section: 'access' }),
  contactPoint: p(dcat.contactPoint, { of: 'contact' }, ['Kontakt', 'Contact'], { section: 'access' }),
  accessRights: p(dct.accessRights, 'concept', ['Adgang', 'Access rights'], { section: 'access' }),
  rights: p(dct.rights, 'text', ['Rettigheder', 'Rights'], { section: 'access' }),
  license: p(dct.license, 'resource', ['Licens', 'Licence'], { section: 'access' }),
  distribution: p(dcat.distribution, { of: 'distribution' }, ['Adgangsveje og filer', 'Ways of access and files'], { section: 'access' }),
  sample: p(adms.sample, { of: 'distribution' }, ['Eksempeldata', 'Sample data'], { section: 'access' }),
  analytics: p(healthdcatap.analytics, { of: 'distribution' }, ['Statistik og analyser', 'Analytics'], {
    section: 'access',
  }),
  legislation: p(dcatap.applicableLegislation, 'resource', ['Gældende lovgivning', 'Applicable legislation'], { section: 'access' }),
  legalBasis: p(dpv.hasLegalBasis, { of: 'statement' }, ['Retsgrundlag', 'Legal basis'], {
    section: 'access',
  }),
  purpose: p(dpv.hasPurpose, { of: 'statement' }, ['Formål', 'Purpose'], { section: 'access' }),
  personalData: p(dpv.hasPersonalData, 'concept', ['Personoplysninger', 'Personal data'], {
    section: 'content',
  }),
  personalDataCategory: p(dcatdk.personalDataCategory, 'concept', ['Kategori af personoplysninger', 'Personal data category'], { section: 'content' }),
  confidentiality: p(dcatdk.confidentialityType, 'concept', ['Fortrolighed', 'Confidentiality'], {
    section: 'access',
  }),
  temporal: p(dct.temporal, 'period', ['Periode', 'Period covered'], { section: 'coverage' }),
  temporalResolution: p(dcat.temporalResolution, 'text', ['Tidsopløsning', 'Temporal resolution'], {
    section: 'coverage',
  }),
  spatial: p(dct.spatial, { of: 'place' }, ['Geografi', 'Geography'], { section: 'coverage' }),
  spatialResolution: p(dcat.spatialResolutionInMeters, 'number', ['Geografisk opløsning (m)', 'Spatial resolution (m)'], { section: 'coverage' }),
  populationCoverage: p(healthdcatap.populationCoverage, 'text', ['Population', 'Population'], {
    section: 'coverage',
  }),
  minAge: p(healthdcatap.minTypicalAge, 'number', ['Typisk alder fra', 'Typical age from'], {
    section: 'coverage',
  }),
  maxAge: p(healthdcatap.maxTypicalAge, 'number', ['Typisk alder til', 'Typical age to'], {
    section: 'coverage',
  }),
  records: p(healthdcatap.numberOfRecords, 'number', ['Antal poster', 'Number of records'], {
    section: 'coverage',
  }),
  individuals: p(healthdcatap.numberOfUniqueIndividuals, 'number', ['Antal personer', 'Number of individuals'], { section: 'coverage' }),
  language: p(dct.language, 'concept', ['Sprog', 'Language'], { section: 'content' }),
  codingSystem: p(healthdcatap.hasCodingSystem, 'concept', ['Kodesystemer', 'Coding systems'], {
    section: 'content',
  }),
  codeValues: p(healthdcatap.hasCodeValues, 'text', ['Koder', 'Code values'], { section: 'content' }),
  structured: p(healthdcatap.hasStructuredData, 'flag', ['Strukturerede data', 'Structured data'], {
    section: 'content',
  }),
  variables: p(healthdcatap.hasVariables, { of: 'tableGroup' }, ['Variable', 'Variables'], {
    section: 'content',
  }),
  conformsTo: p(dct.conformsTo, 'resource', ['Følger standard', 'Conforms to'], { section: 'content' }),
  frequency: p(dct.accrualPeriodicity, 'concept', ['Opdateres', 'Updated'], { section: 'coverage' }),
  retention: p(healthdcatap.retentionPeriod, 'period', ['Opbevares', 'Retention period'], {
    section: 'management',
  }),
  provenance: p(dct.provenance, { of: 'statement' }, ['Tilblivelse', 'Provenance'], { section: 'quality' }),
  generatedBy: p(prov.wasGeneratedBy, { of: 'activity' }, ['Indsamlet ved', 'Generated by'], {
    section: 'quality',
  }),
  quality: p(dqv.hasQualityAnnotation, { of: 'qualityAnnotation' }, ['Kvalitetsmærke', 'Quality annotation'], { section: 'quality', also: [healthdcatap.qualityAnnotation] }),
  documentation: p(foaf.page, 'resource', ['Dokumentation', 'Documentation'], { section: 'quality' }),
  landingPage: p(dcat.landingPage, 'link', ['Hjemmeside', 'Landing page'], { section: 'about' }),
  referencedBy: p(dct.isReferencedBy, 'resource', ['Omtalt i', 'Referenced by'], { section: 'relations' }),
  references: p(dct.references, 'resource', ['Henviser til', 'References'], { section: 'relations' }),
  relation: p(dct.relation, 'resource', ['Beslægtet', 'Related'], {
    section: 'relations',
    also: [rdfs.seeAlso],
  }),
  qualifiedRelation: p(dcat.qualifiedRelation, { of: 'relationship' }, ['Øvrige relationer', 'Other relations'], { section: 'relations' }),
  source: p(dct.source, 'resource', ['Afledt af', 'Derived from'], {
    section: 'relations',
    also: [prov.wasDerivedFrom],
  }),
  inSeries: p(dcat.inSeries, 'resource', ['Del af serie', 'In series'], { section: 'relations' }),
  isPartOf: p(dct.isPartOf, 'resource', ['Del af', 'Part of'], { section: 'relations' }),
  hasPart: p(dct.hasPart, 'resource', ['Dele', 'Has part'], { section: 'relations' }),
  hasVersion: p(dcat.hasVersion, 'resource', ['Versioner', 'Has version'], {
    section: 'relations',
    also: [dct.hasVersion],
  }),
  isVersionOf: p(dcat.isVersionOf, 'resource', ['Version af', 'Version of'], {
    section: 'relations',
    also: [dct.isVersionOf],
  }),
  replaces: p(dct.replaces, 'resource', ['Afløser', 'Replaces'], { section: 'relations' }),
  isReplacedBy: p(dct.isReplacedBy, 'resource', ['Afløst af', 'Replaced by'], { section: 'relations' }),
  creator: p(dct.creator, { of: 'agent' }, ['Ophav', 'Creator'], { section: 'management' }),
  contributor: p(dct.contributor, { of: 'agent' }, ['Bidragyder', 'Contributor'], { section: 'management' }),
  rightsHolder: p(dct.rightsHolder, { of: 'agent' }, ['Rettighedshaver', 'Rights holder'], {
    section: 'management',
  }),
  attribution: p(prov.qualifiedAttribution, { of: 'attribution' }, ['Øvrige roller', 'Other roles'], {
    section: 'management',
  }),
  version: p(dcat.version, 'text', ['Version', 'Version'], {
    section: 'management',
    also: ['http://www.w3.org/2002/07/owl#versionInfo'],
  }),
  versionNotes: p(adms.versionNotes, 'text', ['Ændringer i versionen', 'Version notes'], {
    section: 'management',
  }),
  issued: p(dct.issued, 'date', ['Udgivet', 'Issued'], { section: 'management' }),
  modified: p(dct.modified, 'date', ['Ændret', 'Modified'], { section: 'management' }),
} as const satisfies PropertyTable

const label = {
  title: p(dct.title, 'text', ['Titel', 'Title'], { also: [rdfs.label] }),
  description: p(dct.description, 'text', ['Beskrivelse', 'Description'], { also: [rdfs.comment] }),
}

/** The properties of the nodes below a dataset, a table a class. */
export const classes = {
  agent: {
    name: p(foaf.name, 'text', ['Navn', 'Name'], {
      also: [rdfs.label, skos.prefLabel, vcard.fn, dct.title, 'http://schema.org/name'],
    }),
    alternative: p(skos.altLabel, 'text', ['Andre navne', 'Other names']),
    description: p(dct.description, 'text', ['Rolle', 'Role'], { also: [rdfs.comment] }),
    type: p(dct.type, 'concept', ['Type', 'Type']),
    identifier: p(dct.identifier, 'text', ['Identifikator', 'Identifier']),
    homepage: p(foaf.homepage, 'link', ['Hjemmeside', 'Homepage']),
    email: p(foaf.mbox, 'link', ['E-mail', 'E-mail']),
    contactPoint: p(cv.contactPoint, { of: 'contactPoint' }, ['Kontakt', 'Contact']),
    spatial: p(dct.spatial, { of: 'place' }, ['Område', 'Area']),
  },
  contactPoint: {
    email: p(cv.email, 'text', ['E-mail', 'E-mail']),
    telephone: p(cv.telephone, 'text', ['Telefon', 'Telephone']),
    contactPage: p(cv.contactPage, 'link', ['Kontaktside', 'Contact page']),
    openingHours: p(cv.openingHours, { of: 'statement' }, ['Åbningstid', 'Opening hours']),
  },
  contact: {
    name: p(vcard.fn, 'text', ['Navn', 'Name'], {
      also: [vcard['organization-name'], foaf.name, rdfs.label],
    }),
    email: p(vcard.hasEmail, 'link', ['E-mail', 'E-mail'], {
      also: ['http://www.w3.org/2006/vcard/ns#email', cv.email],
    }),
    telephone: p(vcard.hasTelephone, 'text', ['Telefon', 'Telephone'], { also: [cv.telephone] }),
    url: p(vcard.hasURL, 'link', ['Kontaktside', 'Contact page'], {
      also: ['http://www.w3.org/2006/vcard/ns#url', cv.contactPage],
    }),
  },
  distribution: {
    title: p(dct.title, 'text', ['Titel', 'Title']),
    description: p(dct.description, 'text', ['Beskrivelse', 'Description']),
    accessUrl: p(dcat.accessURL, 'link', ['Adgang', 'Access']),
    downloadUrl: p(dcat.downloadURL, 'link', ['Hent', 'Download']),
    format: p(dct.format, 'concept', ['Format', 'Format']),
    mediaType: p(dcat.mediaType, 'concept', ['Medietype', 'Media type']),
    byteSize: p(dcat.byteSize, 'number', ['Størrelse i byte', 'Size in bytes']),
    license: p(dct.license, 'resource', ['Licens', 'Licence']),
    rights: p(dct.rights, { of: 'statement' }, ['Rettigheder', 'Rights']),
    policy: p(odrl.hasPolicy, 'resource', ['Vilkår', 'Policy']),
    status: p(adms.status, 'concept', ['Status', 'Status']),
    availability: p(dcatap.availability, 'concept', ['Planlagt tilgængelighed', 'Planned availability']),
    language: p(dct.language, 'concept', ['Sprog', 'Language']),
    legislation: p(dcatap.applicableLegislation, 'resource', ['Gældende lovgivning', 'Applicable legislation']),
    conformsTo: p(dct.conformsTo, 'resource', ['Følger standard', 'Conforms to']),
    accessService: p(dcat.accessService, { of: 'service' }, ['Tjeneste', 'Service']),
    checksum: p(spdx.checksum, { of: 'checksum' }, ['Kontrolsum', 'Checksum']),
    compressFormat: p(dcat.compressFormat, 'concept', ['Komprimering', 'Compression']),
    packageFormat: p(dcat.packageFormat, 'concept', ['Pakkeformat', 'Packaging']),
    documentation: p(foaf.page, 'resource', ['Dokumentation', 'Documentation']),
    temporalResolution: p(dcat.temporalResolution, 'text', ['Tidsopløsning', 'Temporal resolution']),
    spatialResolution: p(dcat.spatialResolutionInMeters, 'number', ['Geografisk opløsning (m)', 'Spatial resolution (m)']),
    issued: p(dct.issued, 'date', ['Udgivet', 'Issued']),
    modified: p(dct.modified, 'date', ['Ændret', 'Modified']),
  },
  service: {
    ...label,
    endpointUrl: p(dcat.endpointURL, 'link', ['Adresse', 'Endpoint']),
    endpointDescription: p(dcat.endpointDescription, 'link', ['Beskrivelse af grænsefladen', 'Endpoint description']),
    accessRights: p(dct.accessRights, 'concept', ['Adgang', 'Access rights']),
    license: p(dct.license, 'resource', ['Licens', 'Licence']),
    conformsTo: p(dct.conformsTo, 'resource', ['Følger standard', 'Conforms to']),
  },
  identifier: {
    notation: p(skos.notation, 'text', ['Identifikator', 'Identifier']),
    agency: p(adms.schemaAgency, 'text', ['Udstedt af', 'Issued by']),
  },
  place: {
    name: p(skos.prefLabel, 'text', ['Navn', 'Name'], {
      also: [rdfs.label, dct.title, 'http://www.w3.org/ns/locn#geographicName'],
    }),
    bbox: p(dcat.bbox, 'text', ['Afgrænsning', 'Bounding box']),
    centroid: p(dcat.centroid, 'text', ['Midtpunkt', 'Centroid']),
  },
  statement: label,
  activity: { ...label, type: p(dct.type, 'concept', ['Type', 'Type']) },
  qualityAnnotation: {
    target: p(oa.hasTarget, 'resource', ['Gælder', 'Target']),
    body: p(oa.hasBody, 'resource', ['Indhold', 'Body']),
    motivatedBy: p(oa.motivatedBy, 'concept', ['Art', 'Motivation']),
    dimension: p(dqv.inDimension, 'concept', ['Dimension', 'Dimension']),
  },
  relationship: {
    target: p(dct.relation, 'resource', ['Relation til', 'Relation to']),
    role: p(dcat.hadRole, 'concept', ['Rolle', 'Role']),
  },
  attribution: {
    agent: p(prov.agent, { of: 'agent' }, ['Part', 'Agent']),
    role: p(dcat.hadRole, 'concept', ['Rolle', 'Role']),
  },
  checksum: {
    algorithm: p(spdx.algorithm, 'concept', ['Algoritme', 'Algorithm']),
    value: p(spdx.checksumValue, 'text', ['Værdi', 'Value']),
  },
  tableGroup: { ...label, table: p(csvw.table, { of: 'table' }, ['Tabeller', 'Tables'], { itself: [csvw.column, csvw.tableSchema] }) },
  table: {
    ...label,
    url: p(csvw.url, 'link', ['Adresse', 'Address']),
    keyword: p(dcat.keyword, 'text', ['Emneord', 'Keywords']),
    column: p(csvw.column, { of: 'column' }, ['Variable', 'Variables'], { through: [csvw.tableSchema] }),
  },
  column: {
    name: p(csvw.name, 'text', ['Navn', 'Name']),
    title: p(csvw.title, 'text', ['Betegnelse', 'Title'], { also: [csvw.titles, rdfs.label] }),
    description: p(dct.description, 'text', ['Beskrivelse', 'Description']),
    datatype: p(csvw.datatype, 'text', ['Datatype', 'Datatype']),
    propertyUrl: p(csvw.propertyUrl, 'link', ['Defineret i', 'Defined by']),
  },
} as const satisfies Record<string, PropertyTable>

export type ClassName = 'agent' | 'contactPoint' | 'contact' | 'distribution' | 'service' | 'identifier' | 'place' | 'statement' | 'activity' | 'qualityAnnotation' | 'relationship' | 'attribution' | 'checksum' | 'tableGroup' | 'table' | 'column'
