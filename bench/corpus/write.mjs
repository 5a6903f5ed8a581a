import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { BASE, datasetNode, ORGANISATIONS } from './dataset.mjs'

const PREFIXES = `@prefix access: <http://publications.europa.eu/resource/authority/access-right/> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dpv: <https://w3id.org/dpv#> .
@prefix file: <http://publications.europa.eu/resource/authority/file-type/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix freq: <http://publications.europa.eu/resource/authority/frequency/> .
@prefix healthdcatap: <http://healthdataportal.eu/ns/health#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

`

/**
 * Two ways to write the same graph. `asWritten`: datasets in order, blank nodes in brackets, agents first.
 * `reordered`: datasets and properties the other way round, blank nodes labelled anew, agents last.
 */
const variants = {
  asWritten: { position: (i) => i, node: bracketed, agentsFirst: true },
  reordered: { position: (i, n) => n - 1 - i, node: labelled, agentsFirst: false },
}

/** Writes a catalogue of `count` datasets as Turtle, a little at a time. Returns the number of bytes. */
export async function writeCatalogue({ path, count, variant = 'asWritten' }) {
  const { position, node, agentsFirst } = variants[variant]
  labels = 0
  const file = createWriteStream(path, { highWaterMark: 1 << 20 })
  const write = async (text) => {
    if (!file.write(text)) await once(file, 'drain')
  }
  await write(PREFIXES)
  await write(catalogue())
  if (agentsFirst) await write(agents(node))
  for (let i = 0; i < count; i += 1) {
    const dataset = datasetNode(position(i, count))
    await write(`<${BASE}/catalogue> dcat:dataset <${dataset.iri}> .\n${node(dataset)}\n`)
  }
  if (!agentsFirst) await write(agents(node))
  file.end()
  await once(file, 'close')
  return file.bytesWritten
}

const catalogue = () => `<${BASE}/catalogue> a dcat:Catalog ;
  dct:title "Målekatalog"@da , "Bench catalogue"@en ;
  dct:description "Opfundne datasæt til måling."@da ;
  dct:publisher <${BASE}/organisation/0> .

`

function agents(node) {
  const names = [...Array(ORGANISATIONS).keys()].map((n) => [String(n), `Organisation ${n}`])
  return [...names, ['access-body', 'Adgangsorgan']]
    .map(([id, name]) =>
      node({
        iri: `${BASE}/organisation/${id}`,
        properties: [
          ['a', 'foaf:Agent'],
          ['foaf:name', `"${name}"@da`],
          [
            'cv:contactPoint',
            {
              properties: [
                ['a', 'cv:ContactPoint'],
                ['cv:email', `"post@${id}.bench.example"`],
              ],
            },
          ],
        ],
      }),
    )
    .join('\n')
}

function bracketed({ iri, properties }) {
  const object = (value) =>
    typeof value === 'string'
      ? value
      : `[ ${value.properties.map(([p, o]) => `${p} ${object(o)}`).join(' ; ')} ]`
  return `<${iri}> ${properties.map(([p, o]) => `${p} ${object(o)}`).join(' ;\n  ')} .\n`
}

let labels = 0

function labelled({ iri, properties }) {
  const below = []
  const statements = (subject, pairs) => {
    const lines = pairs.toReversed().map(([p, o]) => {
      if (typeof o === 'string') return `${p} ${o}`
      const label = `_:n${(labels += 1).toString(36)}x`
      below.push(() => statements(label, o.properties))
      return `${p} ${label}`
    })
    return `${subject} ${lines.join(' ;\n  ')} .\n`
  }
  let text = statements(`<${iri}>`, properties)
  for (const write of below) text += write()
  return text
}
