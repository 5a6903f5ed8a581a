import {
  adms,
  dcat,
  dcatap,
  dct,
  dpv,
  dqv,
  foaf,
  healthdcatap,
  oa,
  prov,
  rdfs,
  skos,
  vcard,
} from '../../rdf/namespaces.ts'
import type { Term } from '../../rdf/term.ts'
import type { ValueKind } from './write-value.ts'

/** What a field of a package, a resource or a node below them becomes. */
export interface Field {
  /** The names it goes by in CKAN, ckanext-dcat and the schemas of portals; the first that has a value is taken. */
  readonly from: readonly string[]
  readonly property: Term
  readonly as: ValueKind | { readonly node: NodeKind }
}

export type NodeKind =
  | 'agent'
  | 'contact'
  | 'period'
  | 'place'
  | 'statement'
  | 'rights'
  | 'licence'
  | 'identifier'
  | 'relationship'
  | 'attribution'
  | 'activity'
  | 'quality'
  | 'service'
  | 'purpose'
  | 'legalBasis'
  | 'concept'

const field = (property: Term, as: Field['as'], ...from: readonly string[]): Field => ({ from, property, as })
const node = (kind: NodeKind) => ({ node: kind })

/**
 * Fields of a package, at its top (CKAN's own, and those of ckanext-scheming) or in its extras (ckanext-dcat), as the
 * profiles euro_dcat_ap_3 and euro_health_dcat_ap of ckanext-dcat write them.
 */
export const packageFields: readonly Field[] = [
  field(dct.title, 'text', 'title_translated', 'title', 'name'),
  field(dct.description, 'text', 'notes_translated', 'notes', 'description_translated', 'description'),
  field(dct.alternative, 'text', 'alternative_title', 'alternative', 'acronym'),
  field(dcat.landingPage, 'iri', 'url', 'landing_page', 'dcat_landing_page'),
  field(dct.identifier, 'plain', 'identifier', 'dcat_identifier', 'guid', 'id'),
  field(adms.identifier, node('identifier'), 'alternate_identifier'),
  field(dcat.keyword, 'text', 'tags_translated', 'keywords', 'keyword'),
  field(dcat.theme, 'theme', 'theme', 'themes', 'dcat_theme'),
  field(dct.subject, 'iri', 'subject'),
  field(dct.type, 'iri', 'dcat_type', 'dataset_type'),
  field(dct.issued, 'date', 'issued', 'dcat_issued', 'release_date', 'metadata_created'),
  field(dct.modified, 'date', 'modified', 'dcat_modified', 'modification_date', 'metadata_modified'),
  field(dct.created, 'date', 'created'),
  field(dct.language, 'iri', 'language', 'languages'),
  field(dct.accrualPeriodicity, 'iri', 'frequency', 'accrual_periodicity', 'update_frequency'),
  field(dct.accessRights, 'access-right', 'access_rights', 'access_level'),
  field(dct.rights, node('rights'), 'rights'),
  field(dct.provenance, node('statement'), 'provenance'),
  field(dct.conformsTo, 'iri', 'conforms_to'),
  field(foaf.page, 'iri', 'documentation'),
  field(dct.relation, 'iri', 'related_resource'),
  field(dct.isReferencedBy, 'iri', 'is_referenced_by'),
  field(dct.references, 'iri', 'references'),
  field(dct.source, 'iri', 'source', 'source_url', 'harvest_url', 'source_uri'),
  field(dcat.hasVersion, 'iri', 'has_version'),
  field(dcat.isVersionOf, 'iri', 'is_version_of'),
  field(dct.isReplacedBy, 'iri', 'is_replaced_by'),
  field(dct.replaces, 'iri', 'replaces'),
  field(dct.isPartOf, 'iri', 'is_part_of'),
  field(dct.hasPart, 'iri', 'has_part'),
  field(adms.sample, 'iri', 'sample'),
  field(dcat.version, 'plain', 'version', 'dcat_version'),
  field(adms.versionNotes, 'text', 'version_notes'),
  field(dcat.temporalResolution, 'duration', 'temporal_resolution'),
  field(dcat.spatialResolutionInMeters, 'number', 'spatial_resolution_in_meters', 'spatial_resolution'),
  field(dcatap.applicableLegislation, 'iri', 'applicable_legislation'),
  field(dcatap.hvdCategory, 'iri', 'hvd_category'),
  field(dct.creator, node('agent'), 'creator'),
  field(dct.contributor, node('agent'), 'contributor'),
  field(dct.rightsHolder, node('agent'), 'rights_holder'),
  field(dcat.qualifiedRelation, node('relationship'), 'qualified_relation'),
  field(prov.qualifiedAttribution, node('attribution'), 'qualified_attribution'),
  field(prov.wasGeneratedBy, node('activity'), 'provenance_activity', 'was_generated_by'),
  field(healthdcatap.hdab, node('agent'), 'hdab'),
  field(healthdcatap.trustedDataHolder, 'flag', 'trusted_data_holder'),
  field(healthdcatap.healthCategory, 'iri', 'health_category'),
  field(healthdcatap.healthTheme, 'iri', 'health_theme'),
  field(healthdcatap.analytics, 'iri', 'analytics'),
  field(healthdcatap.hasCodeValues, 'iri', 'code_values'),
  field(healthdcatap.hasCodingSystem, 'iri', 'coding_system'),
  field(healthdcatap.hasStructuredData, 'flag', 'has_structured_data', 'structured_data'),
  field(healthdcatap.minTypicalAge, 'count', 'min_typical_age'),
  field(healthdcatap.maxTypicalAge, 'count', 'max_typical_age'),
  field(healthdcatap.numberOfRecords, 'count', 'number_of_records'),
  field(healthdcatap.numberOfUniqueIndividuals, 'count', 'number_of_unique_individuals'),
  field(healthdcatap.populationCoverage, 'text', 'population_coverage'),
  field(healthdcatap.publisherNote, 'text', 'publisher_note'),
  field(healthdcatap.retentionPeriod, node('period'), 'retention_period'),
  field(dqv.hasQualityAnnotation, node('quality'), 'quality_annotation'),
  field(dpv.hasPersonalData, 'iri', 'personal_data'),
  field(dpv.hasLegalBasis, node('legalBasis'), 'legal_basis'),
  field(dpv.hasPurpose, node('purpose'), 'purpose'),
]

/** Fields of a resource: a way to the data. Its format, checksum and licence take more than a row. */
export const resourceFields: readonly Field[] = [
  field(dct.title, 'text', 'name_translated', 'title_translated', 'name', 'title'),
  field(dct.description, 'text', 'description_translated', 'description', 'notes'),
  field(dcat.accessURL, 'iri', 'access_url', 'url'),
  field(dcat.downloadURL, 'iri', 'download_url'),
  field(dcat.byteSize, 'count', 'size', 'byte_size'),
  field(dct.issued, 'date', 'issued', 'created', 'release_date'),
  field(dct.modified, 'date', 'modified', 'metadata_modified', 'last_modified'),
  field(dct.identifier, 'plain', 'identifier'),
  field(dct.language, 'iri', 'language', 'languages'),
  field(dct.conformsTo, 'iri', 'conforms_to'),
  field(foaf.page, 'iri', 'documentation'),
  field(adms.status, 'iri', 'status'),
  field(dct.rights, node('rights'), 'rights'),
  field(dcatap.availability, 'iri', 'availability'),
  field(dcatap.applicableLegislation, 'iri', 'applicable_legislation'),
  field(dcat.compressFormat, 'iri', 'compress_format'),
  field(dcat.packageFormat, 'iri', 'package_format'),
  field(dcat.temporalResolution, 'duration', 'temporal_resolution'),
  field(dcat.spatialResolutionInMeters, 'number', 'spatial_resolution_in_meters', 'spatial_resolution'),
  field(healthdcatap.retentionPeriod, node('period'), 'retention_period'),
  field(dcat.accessService, node('service'), 'access_services'),
]

export interface NodeTable {
  readonly class: Term
  /** What a bare text says where a node belongs. */
  readonly text: Term
  readonly fields: readonly Field[]
}

const said = (type: Term, property: Term = rdfs.label): NodeTable => ({
  class: type,
  text: property,
  fields: [
    field(property, 'text', 'label', 'title', 'name', 'prefLabel'),
    field(dct.description, 'text', 'description'),
  ],
})

export const nodes: Readonly<Record<NodeKind, NodeTable>> = {
  agent: {
    class: foaf.Agent,
    text: foaf.name,
    fields: [
      field(foaf.name, 'text', 'name', 'title_translated', 'title', 'display_name'),
      field(foaf.mbox, 'email', 'email'),
      field(foaf.homepage, 'iri', 'url', 'homepage'),
      field(dct.type, 'iri', 'type'),
      field(dct.identifier, 'plain', 'identifier'),
      field(healthdcatap.publisherType, 'iri', 'publisher_type'),
      field(healthdcatap.publisherNote, 'text', 'publisher_note', 'note'),
    ],
  },
  contact: {
    class: vcard.Kind,
    text: vcard.fn,
    fields: [
      field(vcard.fn, 'text', 'name'),
      field(vcard.hasEmail, 'email', 'email'),
      field(vcard.hasTelephone, 'telephone', 'telephone', 'phone'),
      field(vcard.hasURL, 'iri', 'url'),
      field(`${vcard.$base}hasUID`, 'iri', 'identifier'),
    ],
  },
  period: {
    class: dct.PeriodOfTime,
    text: rdfs.label,
    fields: [field(dcat.startDate, 'date', 'start'), field(dcat.endDate, 'date', 'end')],
  },
  place: {
    class: dct.Location,
    text: skos.prefLabel,
    fields: [
      field(skos.prefLabel, 'text', 'text', 'name', 'label'),
      field('http://www.w3.org/ns/locn#geometry', 'geometry', 'geom'),
      field(dcat.bbox, 'geometry', 'bbox'),
      field(dcat.centroid, 'geometry', 'centroid'),
    ],
  },
  statement: said(dct.ProvenanceStatement),
  rights: said(dct.RightsStatement),
  licence: said(dct.LicenseDocument, dct.title),
  purpose: said(dpv.Purpose, dct.description),
  legalBasis: said(dpv.LegalBasis, dct.description),
  concept: said(skos.Concept, skos.prefLabel),
  identifier: {
    class: adms.Identifier,
    text: skos.notation,
    fields: [
      field(skos.notation, 'plain', 'notation', 'identifier', 'id'),
      field(adms.schemaAgency, 'text', 'agency', 'schema_agency'),
    ],
  },
  relationship: {
    class: dcat.Relationship,
    text: dct.relation,
    fields: [field(dct.relation, 'iri', 'relation'), field(dcat.hadRole, 'iri', 'role')],
  },
  attribution: {
    class: prov.Attribution,
    text: prov.agent,
    fields: [field(prov.agent, node('agent'), 'agent'), field(dcat.hadRole, 'iri', 'role')],
  },
  activity: {
    class: prov.Activity,
    text: rdfs.label,
    fields: [
      field(rdfs.label, 'text', 'label'),
      field(rdfs.seeAlso, 'iri', 'seeAlso', 'see_also'),
      field(dct.type, 'iri', 'dct_type', 'type'),
      field(prov.startedAtTime, 'date', 'startedAtTime'),
      field(prov.endedAtTime, 'date', 'endedAtTime'),
      field(`${prov.$base}wasAssociatedWith`, node('agent'), 'wasAssociatedWith'),
    ],
  },
  quality: {
    class: dqv.QualityCertificate,
    text: oa.hasBody,
    fields: [
      field(oa.hasBody, 'iri', 'body'),
      field(oa.hasTarget, 'iri', 'target'),
      field(oa.motivatedBy, 'iri', 'motivated_by'),
    ],
  },
  service: {
    class: dcat.DataService,
    text: dct.title,
    fields: [
      field(dct.title, 'text', 'title'),
      field(dct.description, 'text', 'description'),
      field(dcat.endpointURL, 'iri', 'endpoint_url'),
      field(dcat.endpointDescription, 'iri', 'endpoint_description'),
      field(dct.identifier, 'plain', 'identifier'),
      field(dct.accessRights, 'access-right', 'access_rights'),
      field(dct.license, 'iri', 'license'),
      field(dct.conformsTo, 'iri', 'conforms_to'),
      field(dct.language, 'iri', 'language'),
      field(dcat.servesDataset, 'iri', 'serves_dataset'),
      field(dcat.theme, 'theme', 'theme'),
      field(dcatap.availability, 'iri', 'availability'),
      field(dcatap.applicableLegislation, 'iri', 'applicable_legislation'),
    ],
  },
}
