import type { RequestListener } from 'node:http'
import type { Page } from './loopback.ts'

const PREFIXES = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix fdp: <https://w3id.org/fdp/fdp-o#> .
@prefix ldp: <http://www.w3.org/ns/ldp#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix r3d: <http://www.re3data.org/schema/3-0#> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
`

export const turtle = (body: string, changes: Page = {}): Page => ({
  headers: { 'content-type': 'text/turtle' },
  body: PREFIXES + body,
  ...changes,
})

/** A container as the reference implementation writes it. */
export const containerOf = (name: string, relation: string, members: readonly string[]) => `
<${name}/> a ldp:DirectContainer ; dct:title "Members" ; ldp:hasMemberRelation ${relation} ;
  ${members.map((member) => `ldp:contains <${member}> ;`).join(' ')} ldp:membershipResource <> .`

/** A data point with one catalogue of datasets that have a distribution each, all documents of their own. */
export function dataPoint(names: readonly string[]): Record<string, Page | RequestListener> {
  const pages: Record<string, Page | RequestListener> = {
    '/': turtle(`<> a fdp:FAIRDataPoint, fdp:MetadataService ; dct:title "Datapunkt"@da ;
      dct:publisher [ a foaf:Agent ; foaf:name "Afdelingen" ] ; fdp:metadataCatalog </catalog/1> .
      ${containerOf('/catalog', 'fdp:metadataCatalog', ['/catalog/1'])}`),
    '/catalog/1': turtle(`<> a dcat:Catalog ; dct:title "Katalog"@da ; dct:isPartOf </> ;
      ${names.map((name) => `dcat:dataset </dataset/${name}> ;`).join(' ')} dct:publisher </org> .
      ${containerOf(
        '/dataset',
        'dcat:dataset',
        names.map((name) => `/dataset/${name}`),
      )}`),
    '/org': turtle(`<> a foaf:Agent ; foaf:name "Instituttet"@da .`),
  }
  for (const name of names) {
    pages[`/dataset/${name}`] = datasetPage(name)
    pages[`/distribution/${name}`] = turtle(`<> a dcat:Distribution ; dct:title "Fil ${name}"@da ;
      dct:isPartOf </dataset/${name}> ; dcat:accessURL <https://elsewhere.example/${name}> .`)
  }
  return pages
}

export const datasetPage = (name: string, extra = '') =>
  turtle(`<> a dcat:Dataset, dcat:Resource ; dct:title "Datasæt ${name}"@da ; dct:isPartOf </catalog/1> ;
    dct:publisher </org> ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Kontakt ${name}" ] ;
    dcat:distribution </distribution/${name}> . ${extra}
    ${containerOf('/distribution', 'dcat:distribution', [`/distribution/${name}`])}`)
