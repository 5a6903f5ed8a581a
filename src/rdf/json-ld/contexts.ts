import { PREFIXES, dcat, dct, foaf, hydra, xsd } from '../namespaces.ts'
import { dcatAp3Context, type Context } from './dcat-ap-context.ts'

const SCHEMA_ORG = 'http://schema.org/'
const ACTIVITY_STREAMS = 'https://www.w3.org/ns/activitystreams#'
const TREE = 'https://w3id.org/tree#'
const LDES = 'https://w3id.org/ldes#'

const words = (names: string): readonly string[] => names.trim().split(/\s+/)

/** Terms of one namespace. */
const terms = (namespace: string, names: string): Context =>
  Object.fromEntries(words(names).map((name) => [name, namespace + name]))

/** Terms of one namespace whose values are addresses of nodes. */
const links = (namespace: string, names: string): Context =>
  Object.fromEntries(words(names).map((name) => [name, { '@id': namespace + name, '@type': '@id' }]))

/** Prefixed names whose values are addresses of nodes: the DCAT-AP context's way of writing. */
const prefixedLinks = (prefix: string, names: string): Context =>
  Object.fromEntries(
    words(names).map((name) => [
      `${prefix}:${name}`,
      { '@id': `${PREFIXES[prefix] ?? ''}${name}`, '@type': '@id' },
    ]),
  )

const dcatAp: Context = {
  ...dcatAp3Context({ hasLanguageMaps: false }),
  ...PREFIXES,
  Dcat: dcat.$base,
  Dct: dct.$base,
  Foaf: foaf.$base,
  Xsd: xsd.$base,
  ...prefixedLinks(
    'dcat',
    `accessService accessURL catalog contactPoint dataset distribution downloadURL endpointDescription endpointURL
     inSeries landingPage mediaType qualifiedRelation record service servesDataset theme themeTaxonomy`,
  ),
  ...prefixedLinks('dcatap', 'applicableLegislation availability hvdCategory'),
  ...prefixedLinks(
    'dct',
    `accessRights accrualPeriodicity conformsTo creator format hasPart isPartOf isReferencedBy language license
     provenance publisher relation rights source spatial temporal type`,
  ),
  ...prefixedLinks('foaf', 'homepage page primaryTopic'),
}

const schemaOrg: Context = {
  '@vocab': SCHEMA_ORG,
  schema: SCHEMA_ORG,
  id: '@id',
  type: '@type',
  ...links(
    SCHEMA_ORG,
    'url sameAs license contentUrl image logo usageInfo acquireLicensePage mainEntityOfPage isBasedOn additionalType',
  ),
}

const hydraContext: Context = {
  hydra: hydra.$base,
  ...terms(hydra.$base, 'Collection PartialCollectionView totalItems itemsPerPage'),
  ...links(hydra.$base, 'member view first last next previous search'),
}

const activityStreams: Context = {
  as: ACTIVITY_STREAMS,
  xsd: xsd.$base,
  id: '@id',
  type: '@type',
  ...terms(
    ACTIVITY_STREAMS,
    `Create Update Delete Add Remove Activity Collection CollectionPage Tombstone OrderedCollection
     OrderedCollectionPage name summary content totalItems mediaType`,
  ),
  ...links(ACTIVITY_STREAMS, 'actor object target url next prev first last partOf items'),
  orderedItems: { '@id': `${ACTIVITY_STREAMS}items`, '@type': '@id', '@container': '@list' },
  published: { '@id': `${ACTIVITY_STREAMS}published`, '@type': xsd.dateTime },
  updated: { '@id': `${ACTIVITY_STREAMS}updated`, '@type': xsd.dateTime },
  deleted: { '@id': `${ACTIVITY_STREAMS}deleted`, '@type': xsd.dateTime },
}

const eventStream: Context = {
  ...PREFIXES,
  tree: TREE,
  ldes: LDES,
  as: ACTIVITY_STREAMS,
  ...links(TREE, 'member node view relation path shape'),
  ...links(LDES, 'timestampPath versionOfPath retentionPolicy'),
  EventStream: `${LDES}EventStream`,
  value: `${TREE}value`,
}

/** That of the examples of DCAT-AP 3, with the names of the places they are about. */
const dcatApExamples: Context = {
  ...PREFIXES,
  ...dcatAp3Context({ hasLanguageMaps: true }),
  'nal-frequency': 'http://publications.europa.eu/resource/authority/frequency/',
  example: 'https://data.gov.gr/',
  'example-ds': 'https://data.gov.gr/id/dataset/',
  'example-cat': 'https://data.gov.gr/id/catalog/',
  'example-ser': 'https://data.gov.gr/id/datasetseries/',
  'example-ag': 'https://agencies.gov.gr/id/',
}

/** Contexts met in published catalogues, written here in the parts that catalogues use; no context is ever fetched. */
const bundled: readonly { readonly address: RegExp; readonly context: Context }[] = [
  {
    address:
      /^https?:\/\/semiceu\.github\.io\/(?:uri\.semic\.eu-generated\/)?DCAT-AP\/releases\/[^/]+\/context\//,
    context: dcatAp,
  },
  {
    address:
      /^https?:\/\/semiceu\.github\.io\/(?:uri\.semic\.eu-generated\/)?DCAT-AP\/releases\/[^/]+\/html\/examples\/context\.jsonld$/,
    context: dcatApExamples,
  },
  { address: /^https?:\/\/(?:www\.)?schema\.org(?:\/|\/docs\/jsonldcontext\.jsonld?)?$/, context: schemaOrg },
  { address: /^https?:\/\/www\.w3\.org\/ns\/hydra\/(?:context\.jsonld|core)$/, context: hydraContext },
  { address: /^https?:\/\/www\.w3\.org\/ns\/activitystreams(?:\.jsonld|#)?$/, context: activityStreams },
  { address: /^https?:\/\/w3id\.org\/(?:tree|ldes)(?:\/context(?:\.jsonld)?|\/?|#)?$/, context: eventStream },
]

export function bundledContext(address: string): Context | undefined {
  return bundled.find((each) => each.address.test(address))?.context
}
