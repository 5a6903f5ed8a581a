/** A small catalogue in Turtle; each dataset has a contact point and a period, both without IRI. */
export interface CatalogueText {
  readonly datasets: readonly (string | { readonly name: string; readonly title: string })[]
  readonly extra?: string
}

export const iriOf = (name: string) => `https://data.example/dataset/${name}`

const PREFIXES = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

export function turtleOf({ datasets, extra = '' }: CatalogueText): string {
  const all = datasets.map((dataset) =>
    typeof dataset === 'string' ? { name: dataset, title: dataset } : dataset,
  )
  const listed = all.map(({ name }) => `<${iriOf(name)}>`).join(', ')
  return `${PREFIXES}
<https://data.example/catalog> a dcat:Catalog ; dct:title "Katalog"@da ${listed ? `; dcat:dataset ${listed}` : ''} .
${all.map(datasetText).join('\n')}
${extra}`
}

const datasetText = ({ name, title }: { name: string; title: string }) => `
<${iriOf(name)}> a dcat:Dataset ;
  dct:title "${title}"@da ;
  dct:publisher <https://publisher.example/> ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Kontakt for ${name}" ] ;
  dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "1977"^^xsd:gYear ] .`
