import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import type { DatasetDescription } from '../../src/dataset/description.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'

export const DATASET = 'https://data.example/dataset/1'

const PREFIXES = `
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix csvw: <http://www.w3.org/ns/csvw#> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix h: <http://healthdataportal.eu/ns/health#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://data.example/> .
`

/** The description of `DATASET` in a piece of Turtle; `properties` may be its properties alone. */
export function describe(turtle: string): DatasetDescription {
  const document = turtle.includes(DATASET) ? turtle : `<${DATASET}> ${turtle}`
  return datasetFromRdf(graphOf(parseTurtle(PREFIXES + document)), DATASET)
}
