import { describe, expect, test } from 'vitest'
import { detectSyntax } from '../../src/rdf/detect-syntax.ts'

const TURTLE = '# catalogue\n@prefix dct: <http://purl.org/dc/terms/> .\n<a:s> dct:title "x" .\n'
const N_TRIPLES = '<a:s> <a:p> "x"@da .\n<a:s> <a:p> _:b .\n'
const N_QUADS = '<a:s> <a:p> "x"@da <a:g> .\n<a:s> <a:p> _:b <a:g> .\n'
const TRIG = '@prefix : <a:b#> .\n:g { :s :p :o }\n'
const JSON_LD = '{ "@context": {}, "@id": "a:s" }'
const RDF_XML = '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
const HTML = '<!DOCTYPE html>\n<html><body>Log in</body></html>'
const OAI = '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"/>'

const detected = (document: string) => detectSyntax({ head: Buffer.from(document) })
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

describe('a document is what its bytes say', () => {
  test.each([
    // The header is right
    ['text/turtle', TURTLE, 'turtle'],
    ['text/turtle; charset=utf-8', TURTLE, 'turtle'],
    ['application/ld+json', JSON_LD, 'json-ld'],
    ['application/rdf+xml', RDF_XML, 'rdf-xml'],
    ['application/n-triples', N_TRIPLES, 'n-triples'],
    ['application/trig', TRIG, 'trig'],
    ['application/n-quads', N_QUADS, 'n-quads'],
    // The header says nothing
    ['text/plain', TURTLE, 'turtle'],
    ['text/plain', N_TRIPLES, 'n-triples'],
    ['application/octet-stream', N_QUADS, 'n-quads'],
    [undefined, TRIG, 'trig'],
    ['application/xml', RDF_XML, 'rdf-xml'],
    ['text/xml', RDF_XML, 'rdf-xml'],
    ['application/json', JSON_LD, 'json-ld'],
    ['application/octet-stream', JSON_LD, 'json-ld'],
    [undefined, `[${JSON_LD}]`, 'json-ld'],
    // The header is wrong
    ['text/html', TURTLE, 'turtle'],
    ['text/html; charset=utf-8', RDF_XML, 'rdf-xml'],
    ['application/rdf+xml', TURTLE, 'turtle'],
    ['text/turtle', RDF_XML, 'rdf-xml'],
    ['text/turtle', JSON_LD, 'json-ld'],
    ['application/ld+json', N_TRIPLES, 'n-triples'],
    // What is no RDF is named
    ['text/turtle', HTML, 'html'],
    ['application/rdf+xml', `<?xml version="1.0"?>\n<!-- x -->\n${HTML.slice(16)}`, 'html'],
    ['application/xml', OAI, 'unknown'],
    ['application/json', '{ "results": [] }', 'unknown'],
    [undefined, 'id;title\n1;x\n', 'unknown'],
    ['text/turtle', '', 'unknown'],
    // Statements that begin like tags
    [undefined, '<https://x.example/s> a <https://x.example/C> ;\n <a:p> "x" .\n', 'turtle'],
    [undefined, '[] a <a:C> .\n', 'turtle'],
    ['text/turtle', '<dataset/1> <p> "x" .\n', 'turtle'],
    ['text/turtle', '{ <a:s> <a:p> <a:o> }', 'turtle'],
  ])('sent as %s: %j is %s', (contentType, document, expected) => {
    expect(detectSyntax({ contentType, head: Buffer.from(document) }).kind).toBe(expected)
  })

  test.each([
    ['https://x.example/catalog.ttl?page=2', TURTLE, 'turtle'],
    ['https://x.example/catalog.ttl.gz', TURTLE, 'turtle'],
    ['/data/catalog.rdf', RDF_XML.replace('http://www.w3.org/1999/02/22-rdf-syntax-ns#', '&rdf;'), 'rdf-xml'],
    ['/data/catalog.trig', TURTLE, 'trig'],
    ['/data/oai.xml', OAI, 'unknown'],
    ['/data/page.ttl', HTML, 'html'],
  ])('its address helps where the header is silent: %s', (url, document, expected) => {
    expect(detectSyntax({ url, head: Buffer.from(document) }).kind).toBe(expected)
  })

  test('byte order marks and UTF-16 hide nothing', () => {
    expect(detectSyntax({ head: Buffer.from(`\uFEFF${JSON_LD}`) }).kind).toBe('json-ld')
    expect(detectSyntax({ head: utf16(TURTLE) }).kind).toBe('turtle')
    expect(detectSyntax({ head: utf16(RDF_XML) }).kind).toBe('rdf-xml')
  })

  test('what it is instead is said in words', () => {
    expect(detected(HTML)).toMatchObject({ reason: 'this is an HTML page, not RDF' })
    expect(detected(OAI)).toMatchObject({
      reason: 'this is XML but not RDF/XML; its first element is <OAI-PMH>',
    })
    expect(detected('  \n')).toMatchObject({ reason: 'the document is empty' })
  })
})
