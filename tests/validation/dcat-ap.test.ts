import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import type { Triple } from '../../src/rdf/term.ts'
import { and, fixture, inShort, profileNamed, without } from './profiles.ts'

const catalogue = fixture('catalogue.ttl')

/** A whole catalogue at once: records, series and services are judged with it. */
const shortly = (triples: readonly Triple[], profile = 'dcat-ap-3') =>
  profileNamed(profile)
    .validator(undefined)
    .validate(graphOf(triples))
    .map(({ shape }) => inShort({ severity: shape.severity, shape: shape.id }))
    .sort()

/** The publisher is not in the EU's list of corporate bodies: allowed, and said. */
const ALWAYS = ['Catalog', 'DataService', 'Dataset', 'DatasetSeries'].map(
  (type) => `W ${type}-publisher-vocabulary`,
)
const also = (found: string, property: string) => {
  const [, type] = found.split(/[ -]/)
  const rest =
    property === 'dct:publisher' ? ALWAYS.filter((each) => each !== `W ${type}-publisher-vocabulary`) : ALWAYS
  return [...rest, found].sort()
}

const CLASSES = {
  catalog: 'Catalog',
  record: 'CatalogRecord',
  dataset: 'Dataset',
  series: 'DatasetSeries',
  distribution: 'Distribution',
  service: 'DataService',
  publisher: 'Agent',
  relation: 'Relationship',
  sum: 'Checksum',
}
type Node = keyof typeof CLASSES
const rows = (table: Partial<Record<Node, string>>) =>
  Object.entries(table).flatMap(([node, properties]) =>
    properties
      .trim()
      .split(/\s+/)
      .map((property) => [node as Node, property] as const),
  )

const MANDATORY = rows({
  catalog: 'dct:title dct:description dct:publisher',
  record: 'foaf:primaryTopic dct:modified',
  dataset: 'dct:title dct:description',
  series: 'dct:title dct:description',
  distribution: 'dcat:accessURL',
  service: 'dct:title dcat:endpointURL',
  publisher: 'foaf:name',
  relation: 'dcat:hadRole dct:relation',
  sum: 'spdx:algorithm spdx:checksumValue',
})
const RECOMMENDED = rows({
  catalog: 'dcat:themeTaxonomy dct:issued dct:language dct:license dct:modified dct:spatial foaf:homepage',
  record: 'dct:conformsTo dct:issued adms:status',
  dataset:
    'dcat:contactPoint dcat:distribution dcat:keyword dcat:theme dct:publisher dct:spatial dct:temporal',
  series: 'dcat:contactPoint dct:publisher',
  distribution: 'dcatap:availability dct:description dct:format dct:license',
  service: `dcat:contactPoint dct:conformsTo dcat:endpointDescription dcat:keyword dct:publisher dcat:servesDataset
    dcat:theme`,
  publisher: 'dct:type',
})
const local = (property: string) => property.replace(/.*:/, '')

describe('DCAT-AP 3', () => {
  it('finds nothing wrong with a complete catalogue', () => {
    expect(shortly(catalogue)).toEqual(ALWAYS)
  })
  it.each(MANDATORY)('of a %s misses %s', (node, property) => {
    const expected = also(`V ${CLASSES[node]}-${local(property)}-minCount`, property)
    expect(shortly(without(catalogue, `ex:${node}`, property))).toEqual(expected)
  })
  it.each(RECOMMENDED)('of a %s recommends %s', (node, property) => {
    const expected = also(`W ${CLASSES[node]}-${local(property)}-recommended`, property)
    expect(shortly(without(catalogue, `ex:${node}`, property))).toEqual(expected)
  })
  it('knows a series without datasets and a catalogue without content from the whole catalogue', () => {
    expect(shortly(without(catalogue, 'ex:dataset', 'dcat:inSeries'))).toEqual(
      also('W DatasetSeries-member-recommended', ''),
    )
    const servicesOnly = without(catalogue, 'ex:catalog', 'dcat:dataset')
    expect(shortly(servicesOnly)).toEqual(ALWAYS)
    expect(shortly(without(servicesOnly, 'ex:catalog', 'dcat:service'))).toEqual(
      also('W Catalog-dataset-recommended', ''),
    )
  })
})

describe('DCAT-AP-DK 3', () => {
  it('asks for no more than DCAT-AP 3 of a complete catalogue', () => {
    expect(shortly(catalogue, 'dcat-ap-dk-3')).toEqual(ALWAYS)
  })
  it('takes one confidentiality type, as a resource', () => {
    const type = 'https://data.gov.dk/model/core/dcat-dk/confidentialityType'
    const two = and(and(catalogue, 'ex:dataset', type, 'https://data.gov.dk/a'), 'ex:dataset', type, '"b"')
    expect(shortly(two, 'dcat-ap-dk-3')).toEqual(
      [...ALWAYS, 'V Dataset-confidentialityType-maxCount', 'V Dataset-confidentialityType-nodeKind'].sort(),
    )
  })
})
