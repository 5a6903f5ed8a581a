import { PREFIXES } from '../namespaces.ts'

/** A term of a context: an IRI, or how its values are written, or what terms mean on nodes of a class. */
export type Definition =
  | string
  | {
      readonly '@id'?: string
      readonly '@type'?: string
      readonly '@container'?: string
      readonly '@context'?: Context
    }
export interface Context {
  readonly [term: string]: Definition
}

/**
 * The words that DCAT-AP 3 gives its classes and properties, which its JSON-LD context makes terms of: on nodes of the class,
 * `name=property`, with `>` where the value is the address of a node, and with `^` before a datatype.
 */
// oxfmt-ignore
const CLASSES: Readonly<Record<string, string>> = {
  'Activity=prov:Activity': '',
  'Agent=foaf:Agent': 'name=foaf:name type>dct:type',
  'Attribution=prov:Attribution': '',
  'Catalogue=dcat:Catalog': 'applicableLegislation>dcatap:applicableLegislation catalogue>dcat:catalog creator>dct:creator dataset>dcat:dataset description=dct:description geographicalCoverage>dct:spatial hasPart>dct:hasPart homepage>foaf:homepage language>dct:language licence>dct:license modificationDate=dct:modified publisher>dct:publisher record>dcat:record releaseDate=dct:issued rights>dct:rights service>dcat:service temporalCoverage>dct:temporal themes>dcat:themeTaxonomy title=dct:title',
  'CatalogueRecord=dcat:CatalogRecord': 'applicationProfile>dct:conformsTo changeType>adms:status description=dct:description language>dct:language listingDate=dct:issued modificationDate=dct:modified primaryTopic>foaf:primaryTopic sourceMetadata>dct:source title=dct:title',
  'CataloguedResource=dcat:Resource': '',
  'Checksum=spdx:Checksum': 'algorithm>spdx:algorithm checksumValue=spdx:checksumValue^xsd:hexBinary',
  'ChecksumAlgorithm=spdx:ChecksumAlgorithm': '',
  'Concept=skos:Concept': 'preferredLabel=skos:prefLabel',
  'ConceptScheme=skos:ConceptScheme': 'title=dct:title',
  'DataService=dcat:DataService': 'accessRights>dct:accessRights applicableLegislation>dcatap:applicableLegislation conformsTo>dct:conformsTo contactPoint>dcat:contactPoint description=dct:description documentation>foaf:page endpointDescription>dcat:endpointDescription endpointUrl>dcat:endpointURL format>dct:format keyword=dcat:keyword landingPage>dcat:landingPage licence>dct:license publisher>dct:publisher servesDataset>dcat:servesDataset theme>dcat:theme title=dct:title',
  'Dataset=dcat:Dataset': 'accessRights>dct:accessRights applicableLegislation>dcatap:applicableLegislation conformsTo>dct:conformsTo contactPoint>dcat:contactPoint creator>dct:creator datasetDistribution>dcat:distribution description=dct:description documentation>foaf:page frequency>dct:accrualPeriodicity geographicalCoverage>dct:spatial hasVersion>dcat:hasVersion identifier=dct:identifier inSeries>dcat:inSeries isReferencedBy>dct:isReferencedBy keyword=dcat:keyword landingPage>dcat:landingPage language>dct:language modificationDate=dct:modified otherIdentifier>adms:identifier provenance>dct:provenance publisher>dct:publisher qualifiedAttribution>prov:qualifiedAttribution qualifiedRelation>dcat:qualifiedRelation relatedResource>dct:relation releaseDate=dct:issued sample>adms:sample source>dct:source spatialResolution=dcat:spatialResolutionInMeters^xsd:decimal temporalCoverage>dct:temporal temporalResolution=dcat:temporalResolution^xsd:duration theme>dcat:theme title=dct:title type>dct:type version=dcat:version versionNotes=adms:versionNotes wasGeneratedBy>prov:wasGeneratedBy',
  'DatasetMemberOfADatasetSeries=dcat:Dataset': 'inSeries>dcat:inSeries next>dcat:next previous>dcat:prev',
  'DatasetSeries=dcat:DatasetSeries': 'applicableLegislation>dcatap:applicableLegislation contactPoint>dcat:contactPoint description=dct:description first>dcat:first frequency>dct:accrualPeriodicity geographicalCoverage>dct:spatial last>dcat:last modificationDate=dct:modified publisher>dct:publisher releaseDate=dct:issued seriesMember>dcat:seriesMember temporalCoverage>dct:temporal title=dct:title',
  'Distribution=dcat:Distribution': 'accessService>dcat:accessService accessUrl>dcat:accessURL applicableLegislation>dcatap:applicableLegislation availability>dcatap:availability byteSize=dcat:byteSize^xsd:nonNegativeInteger checksum>spdx:checksum compressionFormat>dcat:compressFormat description=dct:description documentation>foaf:page downloadUrl>dcat:downloadURL format>dct:format hasPolicy>odrl:hasPolicy language>dct:language licence>dct:license linkedSchemas>dct:conformsTo mediaType>dcat:mediaType modificationDate=dct:modified packagingFormat>dcat:packageFormat releaseDate=dct:issued rights>dct:rights spatialResolution=dcat:spatialResolutionInMeters^xsd:decimal status>adms:status temporalResolution=dcat:temporalResolution^xsd:duration title=dct:title',
  'Document=foaf:Document': '',
  'Frequency=dct:Frequency': '',
  'Geometry=locn:Geometry': '',
  'Identifier=adms:Identifier': 'notation=skos:notation',
  'Kind=vcard:Kind': '',
  'LegalResource=eli:LegalResource': '',
  'LicenceDocument=dct:LicenseDocument': 'type>dct:type',
  'LinguisticSystem=dct:LinguisticSystem': '',
  'Literal=rdfs:Literal': '',
  'Location=dct:Location': 'bbox=dcat:bbox centroid=dcat:centroid geometry>locn:geometry',
  'MediaType=dct:MediaType': '',
  'MediaTypeOrExtent=dct:MediaTypeOrExtent': '',
  'PeriodOfTime=dct:PeriodOfTime': 'beginning>time:hasBeginning end>time:hasEnd endDate=dcat:endDate startDate=dcat:startDate',
  'Policy=odrl:Policy': '',
  'ProvenanceStatement=dct:ProvenanceStatement': '',
  'Relationship=dcat:Relationship': 'hadRole>dcat:hadRole relation>dct:relation',
  'Resource=rdfs:Resource': '',
  'RightsStatement=dct:RightsStatement': '',
  'Role=dcat:Role': '',
  'Standard=dct:Standard': '',
  'TemporalLiteral=rdfs:Literal': '',
  'TimeInstant=time:Instant': '',
}

/** Of texts in the examples of the standard: `{ "en": "…" }`; in its context proper they are value objects. */
const MAPPED = new Set(['title', 'description'])

const iriOf = (short: string): string => {
  const [prefix = '', name = ''] = short.split(':')
  return `${PREFIXES[prefix] ?? ''}${name}`
}

function definitionOf(property: string, hasLanguageMaps: boolean): readonly [string, Definition] {
  const [, name = '', kind, iri = '', datatype] = /^(\w+)([=>])([^^]+)(?:\^(.+))?$/.exec(property) ?? []
  const type = kind === '>' ? '@id' : datatype && iriOf(datatype)
  const isMapped = hasLanguageMaps && MAPPED.has(name)
  return [
    name,
    { '@id': iriOf(iri), ...(type && { '@type': type }), ...(isMapped && { '@container': '@language' }) },
  ]
}

/** The context of DCAT-AP 3, of which every release has an address of its own. */
export function dcatAp3Context({ hasLanguageMaps }: { readonly hasLanguageMaps: boolean }): Context {
  return Object.fromEntries(
    Object.entries(CLASSES).map(([head, properties]): readonly [string, Definition] => {
      const [name = '', iri = ''] = head.split('=')
      const own = properties === '' ? [] : properties.split(' ')
      const context = Object.fromEntries(own.map((property) => definitionOf(property, hasLanguageMaps)))
      return [name, { '@id': iriOf(iri), '@context': context }]
    }),
  )
}
