/** A namespace whose terms are listed, so that a misspelt term is a type error and not a silent miss. */
const namespace = <const T extends string>(base: string, ...names: readonly T[]) => Object.assign(Object.fromEntries(names.map((name) => [name, base + name])) as { readonly [K in T]: string }, { $base: base } as const)

export const rdf = namespace('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'type', 'first', 'rest', 'nil', 'langString', 'value', 'HTML')
export const rdfs = namespace('http://www.w3.org/2000/01/rdf-schema#', 'label', 'comment', 'seeAlso', 'Class', 'subClassOf')
export const xsd = namespace('http://www.w3.org/2001/XMLSchema#', 'string', 'boolean', 'integer', 'decimal', 'double', 'nonNegativeInteger', 'date', 'dateTime', 'gYear', 'gYearMonth', 'duration', 'hexBinary', 'anyURI')
export const dct = namespace(
  'http://purl.org/dc/terms/',
  'title',
  'description',
  'identifier',
  'accessRights',
  'publisher',
  'creator',
  'contributor',
  'rightsHolder',
  'type',
  'provenance',
  'accrualPeriodicity',
  'language',
  'temporal',
  'isReferencedBy',
  'references',
  'relation',
  'source',
  'spatial',
  'conformsTo',
  'alternative',
  'hasVersion',
  'isVersionOf',
  'replaces',
  'isReplacedBy',
  'hasPart',
  'isPartOf',
  'requires',
  'isRequiredBy',
  'issued',
  'modified',
  'created',
  'license',
  'rights',
  'format',
  'subject',
  'extent',
  'medium',
  'coverage',
  'LicenseDocument',
  'RightsStatement',
  'ProvenanceStatement',
  'PeriodOfTime',
  'Location',
  'Standard',
  'Frequency',
  'LinguisticSystem',
  'MediaTypeOrExtent',
  'MediaType',
)
export const dc = namespace('http://purl.org/dc/elements/1.1/', 'title', 'description', 'identifier', 'publisher', 'creator', 'subject', 'date', 'rights', 'language', 'type')
export const dcat = namespace(
  'http://www.w3.org/ns/dcat#',
  'Catalog',
  'CatalogRecord',
  'Dataset',
  'DatasetSeries',
  'Distribution',
  'DataService',
  'Relationship',
  'Resource',
  'catalog',
  'dataset',
  'record',
  'service',
  'distribution',
  'theme',
  'themeTaxonomy',
  'keyword',
  'contactPoint',
  'landingPage',
  'temporalResolution',
  'spatialResolutionInMeters',
  'inSeries',
  'first',
  'last',
  'prev',
  'next',
  'version',
  'hasVersion',
  'isVersionOf',
  'hasCurrentVersion',
  'previousVersion',
  'qualifiedRelation',
  'hadRole',
  'startDate',
  'endDate',
  'bbox',
  'centroid',
  'accessURL',
  'downloadURL',
  'accessService',
  'mediaType',
  'byteSize',
  'compressFormat',
  'packageFormat',
  'endpointURL',
  'endpointDescription',
  'servesDataset',
)
export const dcatap = namespace('http://data.europa.eu/r5r/', 'applicableLegislation', 'availability', 'hvdCategory')
export const geodcatap = namespace('http://data.europa.eu/930/', 'custodian', 'distributor', 'originator', 'processor')
export const healthdcatap = namespace(
  'http://healthdataportal.eu/ns/health#',
  'healthCategory',
  'healthTheme',
  'hdab',
  'hdabCoordinator',
  'hasStructuredData',
  'hasVariables',
  'analytics',
  'hasCodingSystem',
  'hasCodeValues',
  'retentionPeriod',
  'numberOfRecords',
  'numberOfUniqueIndividuals',
  'minTypicalAge',
  'maxTypicalAge',
  'populationCoverage',
  'publisherNote',
  'publisherType',
  'qualityAnnotation',
  'trustedDataHolder',
)
export const adms = namespace('http://www.w3.org/ns/adms#', 'identifier', 'Identifier', 'schemaAgency', 'sample', 'status', 'versionNotes', 'representationTechnique')
export const foaf = namespace('http://xmlns.com/foaf/0.1/', 'Agent', 'Organization', 'Person', 'Document', 'name', 'homepage', 'page', 'mbox', 'phone', 'primaryTopic', 'isPrimaryTopicOf')
export const vcard = namespace('http://www.w3.org/2006/vcard/ns#', 'Kind', 'Organization', 'fn', 'organization-name', 'organization-unit', 'hasEmail', 'hasURL', 'hasTelephone', 'hasValue', 'hasAddress', 'street-address', 'locality', 'postal-code', 'country-name')
export const cv = namespace('http://data.europa.eu/m8g/', 'ContactPoint', 'contactPoint', 'contactPage', 'email', 'telephone', 'openingHours', 'specialOpeningHoursSpecification')
export const dpv = namespace('https://w3id.org/dpv#', 'hasPersonalData', 'hasLegalBasis', 'hasPurpose', 'PersonalData', 'LegalBasis', 'Purpose')
export const dqv = namespace('http://www.w3.org/ns/dqv#', 'hasQualityAnnotation', 'QualityCertificate', 'QualityAnnotation', 'qualityAssessment', 'inDimension', 'hasQualityMeasurement', 'isMeasurementOf', 'value')
export const csvw = namespace('http://www.w3.org/ns/csvw#', 'TableGroup', 'Table', 'Column', 'table', 'column', 'name', 'title', 'titles', 'datatype', 'propertyUrl', 'url', 'tableSchema')
export const oa = namespace('http://www.w3.org/ns/oa#', 'hasTarget', 'hasBody', 'motivatedBy')
export const eli = namespace('http://data.europa.eu/eli/ontology#', 'LegalResource', 'title')
export const prov = namespace('http://www.w3.org/ns/prov#', 'wasGeneratedBy', 'qualifiedAttribution', 'agent', 'Activity', 'Attribution', 'wasDerivedFrom', 'generatedAtTime', 'startedAtTime', 'endedAtTime', 'wasAttributedTo')
export const skos = namespace('http://www.w3.org/2004/02/skos/core#', 'Concept', 'ConceptScheme', 'inScheme', 'prefLabel', 'altLabel', 'hiddenLabel', 'notation', 'broader', 'narrower', 'topConceptOf', 'hasTopConcept', 'exactMatch', 'closeMatch', 'definition', 'scopeNote', 'note', 'editorialNote', 'related')
export const sh = namespace('http://www.w3.org/ns/shacl#', 'NodeShape', 'PropertyShape', 'target', 'targetNode', 'targetClass', 'targetSubjectsOf', 'targetObjectsOf', 'property', 'path', 'inversePath', 'alternativePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath', 'severity', 'Violation', 'Warning', 'Info', 'message', 'name', 'description', 'deactivated', 'class', 'datatype', 'nodeKind', 'IRI', 'BlankNode', 'Literal', 'BlankNodeOrIRI', 'BlankNodeOrLiteral', 'IRIOrLiteral', 'minCount', 'maxCount', 'minExclusive', 'minInclusive', 'maxExclusive', 'maxInclusive', 'minLength', 'maxLength', 'pattern', 'flags', 'languageIn', 'uniqueLang', 'equals', 'disjoint', 'lessThan', 'lessThanOrEquals', 'not', 'and', 'or', 'xone', 'node', 'qualifiedValueShape', 'qualifiedMinCount', 'qualifiedMaxCount', 'qualifiedValueShapesDisjoint', 'closed', 'ignoredProperties', 'hasValue', 'in', 'sparql', 'rule', 'js', 'SPARQLTarget', 'ValidationReport', 'ValidationResult', 'conforms', 'result', 'focusNode', 'resultPath', 'resultSeverity', 'resultMessage', 'sourceConstraintComponent', 'sourceShape', 'value')
export const spdx = namespace('http://spdx.org/rdf/terms#', 'checksum', 'Checksum', 'algorithm', 'checksumValue')
export const odrl = namespace('http://www.w3.org/ns/odrl/2/', 'hasPolicy', 'Policy')
export const hydra = namespace('http://www.w3.org/ns/hydra/core#', 'PagedCollection', 'PartialCollectionView', 'Collection', 'next', 'nextPage', 'first', 'firstPage', 'last', 'lastPage', 'previous', 'previousPage', 'totalItems', 'itemsPerPage', 'view')
export const schema = namespace('http://schema.org/', 'name', 'startDate', 'endDate', 'description', 'email', 'telephone', 'validFrom', 'validThrough')
export const owl = namespace('http://www.w3.org/2002/07/owl#', 'versionInfo', 'sameAs', 'deprecated')
export const time = namespace('http://www.w3.org/2006/time#', 'hasBeginning', 'hasEnd', 'inXSDDate', 'inXSDgYear')
/** Our own terms, used in `vocab/` alone. */
export const datalandkort = namespace('https://datalandkort.example/ns#', 'shortLabel', 'article51', 'appliesFrom', 'languageTag', 'mediaType', 'alsoWrittenAs', 'howToFix', 'about', 'needsWholeCatalogue', 'abbreviation', 'capitalAbbreviation', 'narrowerLabel')
export const dcatdk = namespace('https://data.gov.dk/model/core/dcat-dk/', 'personalDataCategory', 'confidentialityType')

/** The prefixes we write and show, each namespace under its usual short name. */
export const PREFIXES: Readonly<Record<string, string>> = {
  rdf: rdf.$base,
  rdfs: rdfs.$base,
  xsd: xsd.$base,
  dct: dct.$base,
  dcat: dcat.$base,
  dcatap: dcatap.$base,
  geodcatap: geodcatap.$base,
  healthdcatap: healthdcatap.$base,
  adms: adms.$base,
  foaf: foaf.$base,
  vcard: vcard.$base,
  cv: cv.$base,
  dpv: dpv.$base,
  'dpv-pd': 'https://w3id.org/dpv/dpv-pd#',
  dqv: dqv.$base,
  csvw: csvw.$base,
  oa: oa.$base,
  eli: eli.$base,
  prov: prov.$base,
  skos: skos.$base,
  spdx: spdx.$base,
  odrl: odrl.$base,
  hydra: hydra.$base,
  locn: 'http://www.w3.org/ns/locn#',
  schema: schema.$base,
  owl: owl.$base,
  time: time.$base,
}
