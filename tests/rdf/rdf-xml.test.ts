import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { parseRdf } from '../../src/rdf/parse.ts'
import type { Quad } from '../../src/rdf/term.ts'
import { BASE, inPieces, readDocument } from './reading.ts'

const document = (body: string, head = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
${head}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#">
${body}
</rdf:RDF>`

const BODY = `<dcat:Dataset rdf:about="d">
  <dct:title xml:lang="da">Titel &amp; mere</dct:title>
  <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2020-01-01</dct:issued>
  <dct:publisher rdf:resource="/org"/>
  <dcat:contactPoint rdf:nodeID="c"/>
  <dct:temporal><dct:PeriodOfTime dcat:startDate="1977"/></dct:temporal>
  <dct:hasPart rdf:parseType="Collection"><rdf:Description rdf:about="p1"/></dct:hasPart>
</dcat:Dataset>
<rdf:Description rdf:nodeID="c"><dct:title>Kontakt</dct:title></rdf:Description>`

/** What was read before an error, and the error. */
async function readUntilBroken(source: string): Promise<{ quads: Quad[]; error: unknown }> {
  const quads: Quad[] = []
  try {
    for await (const batch of parseRdf(inPieces(Buffer.from(source), 300_000), {
      syntax: 'rdf-xml',
      baseIri: BASE,
    }))
      quads.push(...batch)
  } catch (error) {
    return { quads, error }
  }
  return { quads, error: undefined }
}

describe('RDF/XML', () => {
  test.each([1_000_000, 100])('reads nodes, values and lists, in pieces of %i bytes', async (pieceBytes) => {
    const { quads, problems } = await readDocument(document(BODY), 'rdf-xml', pieceBytes)
    expect(problems).toEqual([])
    const expected = parseTurtle(
      `@prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
      <d> a dcat:Dataset ; dct:title "Titel & mere"@da ; dct:issued "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
        dct:publisher </org> ; dcat:contactPoint _:c ; dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "1977" ] ; dct:hasPart ( <p1> ) .
      _:c dct:title "Kontakt" .`,
      { baseIri: BASE },
    )
    expect(fingerprintOf(quads)).toBe(fingerprintOf(expected))
  })

  test('keeps an IRI with a space as its publisher wrote it, and a text whose language is none', async () => {
    const { quads, problems } = await readDocument(
      document(
        '<dcat:Dataset rdf:about="https://x.example/a b"><dct:title xml:lang="français">x</dct:title></dcat:Dataset>',
      ),
      'rdf-xml',
    )
    expect(quads.map(({ subject, object }) => [subject, object])).toEqual([
      ['https://x.example/a b', 'http://www.w3.org/ns/dcat#Dataset'],
      ['https://x.example/a b', '"x"'],
    ])
    expect(problems).toContainEqual(expect.objectContaining({ effect: 'kept', line: 3 }))
  })

  test('stops at an error, says its line, and keeps what came before', async () => {
    const { quads, error } = await readUntilBroken(
      document(`${BODY}\n<dcat:Dataset rdf:about="e"><dct:title>open</dcat:Dataset>`),
    )
    expect(quads.length).toBeGreaterThan(8)
    expect(error).toMatchObject({ name: 'RdfSyntaxError', line: 12 })
  })

  test('an ampersand that nobody escaped ends the document on its own line', async () => {
    const { quads, error } = await readUntilBroken(
      document(
        `${BODY}\n<dcat:Dataset rdf:about="e"><dct:title><![CDATA[a & b]]> hjerter &\n lunger</dct:title>\n<dct:title>x &amp; y</dct:title></dcat:Dataset>`,
      ),
    )
    expect(error).toMatchObject({ line: 12, reason: expect.stringMatching('&amp;') })
    expect(quads.map(({ object }) => object)).not.toContainEqual(expect.stringContaining('lunger'))
    expect(error).toHaveProperty('unfinished', new Set([`${BASE.replace(/[^/]*$/, '')}e`]))
  })

  test('gives a value the line on which its element begins', async () => {
    const { quads } = await readDocument(
      document(
        '<dcat:Dataset rdf:about="d"\n>\n<dct:title>to\nlinjer\n</dct:title>\n<dct:type\nrdf:resource="t"/>\n</dcat:Dataset>',
      ),
      'rdf-xml',
    )
    expect(quads.map(({ line }) => line)).toEqual([3, 5, 8])
  })

  test('a document that ends in the middle is an error after what it gave', async () => {
    const { quads, error } = await readUntilBroken(document(BODY).slice(0, -40))
    expect(quads.length).toBeGreaterThan(8)
    expect(error).toMatchObject({ name: 'RdfSyntaxError' })
  })

  test('short entities for namespaces are read', async () => {
    const head = '<!DOCTYPE rdf:RDF [ <!ENTITY xsd "http://www.w3.org/2001/XMLSchema#"> ]>\n'
    const { quads } = await readDocument(
      document(
        '<rdf:Description rdf:about="d"><dct:date rdf:datatype="&xsd;date">2020-01-01</dct:date></rdf:Description>',
        head,
      ),
      'rdf-xml',
    )
    expect(quads.map(({ object }) => object)).toEqual(['"2020-01-01"^^http://www.w3.org/2001/XMLSchema#date'])
  })

  test.each([
    [
      'billions of laughs',
      '<!DOCTYPE x [ <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;"> <!ENTITY c "&b;&b;&b;&b;"> ]>',
      '&c;',
    ],
    ['an entity of a megabyte', `<!DOCTYPE x [ <!ENTITY a "${'x'.repeat(1024 * 1024)}"> ]>`, '&a;'],
    ['an entity from a file', '<!DOCTYPE x [ <!ENTITY a SYSTEM "file:///etc/passwd"> ]>', '&a;'],
    [
      'an entity from another host',
      '<!DOCTYPE x [ <!ENTITY % a PUBLIC "p" "http://10.0.0.1/x.dtd"> ]>',
      '&a;',
    ],
  ])('%s gives nothing of what it aims at', async (_, head, body) => {
    const { quads } = await readUntilBroken(
      document(`<rdf:Description rdf:about="d"><dct:title>${body}</dct:title></rdf:Description>`, head),
    )
    for (const { object } of quads) expect(object.length).toBeLessThan(100)
  })

  test('elements nested beyond reason are an error', async () => {
    const deep = `${'<rdf:Description><dct:hasPart>'.repeat(20_000)}${'</dct:hasPart></rdf:Description>'.repeat(20_000)}`
    const { error } = await readUntilBroken(document(deep))
    expect(error).toMatchObject({ name: 'RdfSyntaxError', reason: expect.stringContaining('nested deeper') })
  })
})
