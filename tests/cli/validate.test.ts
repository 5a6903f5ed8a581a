import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sh } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { dataset, openWorkplace, type Workplace } from './run-command.ts'

const SEED = fileURLToPath(new URL('../../seed-catalogue/danmarks-statistik.ttl', import.meta.url))

let place: Workplace
beforeEach(() => {
  place = openWorkplace()
})
afterEach(() => place.remove())

describe('validate', () => {
  it('ends with 0 where everything conforms, and counts what is recommended', async () => {
    const { code, out } = await place.run('validate', SEED)
    expect(code).toBe(0)
    expect(out).toMatch(/(\d+) of \1 datasets conform to healthdcat-ap-8: 0 violations, \d+ warnings/)
  })

  it('ends with 1 where something does not, and says what, where and how to mend it', async () => {
    const { code, out, err } = await place.run('validate', 'first.ttl')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch('Landspatientregisteret <https://a.example/dataset/lpr>')
    expect(out).toMatch('does not conform (healthdcat-ap-8) first.ttl')
    expect(out).toMatch(/^ {2}violation .*\(dct:accessRights\)$/m)
    expect(out).toMatch(/^ {4}first\.ttl:2$/m)
    expect(out).toMatch(/^ {4}→ .*dct:accessRights/m)
    expect(out).toMatch(/^0 of 2 datasets conform to healthdcat-ap-8: \d+ violations/m)
    expect(out).not.toMatch('\u001B')
  })

  it.each([
    [{ LANG: 'da_DK.UTF-8' }, [], 'opfylder ikke profilen'],
    [{ LANG: 'da_DK.UTF-8', LC_ALL: 'C' }, [], 'does not conform'],
    [{ LANG: 'en_GB.UTF-8' }, ['--lang', 'da'], 'opfylder ikke profilen'],
    [{}, [], 'does not conform'],
  ])('speaks the language of %j with %j', async (environment, options, expected) => {
    const { out } = await place.runWith({ environment }, 'validate', 'first.ttl', ...options)
    expect(out).toMatch(expected)
  })

  it('reads a spreadsheet, and says in which cell of it something is wrong', async () => {
    const sheet = 'Identifikator;Titel;Adgang\r\na;Et register;hemmelig\r\n'
    writeFileSync(join(place.folder, 'register.csv'), sheet)
    const { code, out } = await place.run('validate', 'register.csv')
    expect(code).toBe(1)
    expect(out).toMatch('Et register <urn:uuid:')
    expect(out).toMatch(/^ {4}register\.csv:register\.csv!C2 \(Adgang\)$/m)
    expect(out).toMatch(/^register\.csv:register\.csv!C2 \(Adgang\): .*"hemmelig" is neither a code/m)
    writeFileSync(join(place.folder, 'register-variables.csv'), 'Datasæt;Variabel\r\nb;dato\r\n')
    const { out: withVariables } = await place.run('validate', 'register.csv')
    expect(withVariables).toMatch(
      /^register\.csv:register-variables\.csv!2: .*no dataset has the identifier "b"/m,
    )
  })

  it('takes several files, a folder, a compressed file and standard input together', async () => {
    mkdirSync(join(place.folder, 'more'))
    place.write('more/third.ttl', dataset('third', 'Tredje'))
    place.write('more/readme.txt', 'no RDF')
    place.write('packed.ttl.gz', gzipSync(dataset('packed', 'Pakket')))
    const inputs = ['first.ttl', 'more', 'packed.ttl.gz', '-']
    const { code, out } = await place.runWith({ input: dataset('piped', 'Fra røret') }, 'validate', ...inputs)
    expect(code).toBe(1)
    for (const title of ['Landspatientregisteret', 'Tredje', 'Pakket', 'Fra røret'])
      expect(out).toMatch(title)
    expect(out).toMatch('more/third.ttl:2')
    expect(out).toMatch('0 of 5 datasets conform')
  })

  it('writes the answer of the API as JSON, with the document of each dataset', async () => {
    const { out } = await place.run('validate', 'first.ttl', 'second.ttl', '--format', 'json')
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({
      conforms: false,
      profile: 'healthdcat-ap-8',
      counts: { datasets: 3, conforming: 0 },
      failed: [],
    })
    expect(answer.datasets.map((each: { document: string }) => each.document)).toEqual([
      'first.ttl',
      'first.ttl',
      'second.ttl',
    ])
  })

  it('writes one SHACL report for all', async () => {
    const { out } = await place.run('validate', 'first.ttl', 'second.ttl', '--format', 'turtle')
    const report = parseTurtle(out)
    expect(report.filter(({ object }) => object === sh.ValidationReport)).toHaveLength(1)
    expect(
      new Set(report.filter(({ predicate }) => predicate === sh.focusNode).map(({ object }) => object)),
    ).toEqual(new Set(['lpr', 'dar', 'cancer'].map((id) => `https://a.example/dataset/${id}`)))
  })

  it('holds against the profile asked for, also one of the operator', async () => {
    mkdirSync(join(place.folder, 'own/tiny'), { recursive: true })
    place.write(
      'own/tiny/shapes.ttl',
      `@prefix sh: <http://www.w3.org/ns/shacl#> .
       <https://a.example/shape> sh:targetClass <http://www.w3.org/ns/dcat#Dataset> ;
         sh:property [ sh:path <http://purl.org/dc/terms/title> ; sh:minCount 1 ] .`,
    )
    place.write('datalandkort.yaml', 'profiles: own')
    expect(await place.run('validate', 'first.ttl', '--profile', 'tiny')).toMatchObject({ code: 0 })
    expect(await place.run('validate', 'first.ttl', '--profile', 'dcat-ap-3')).toMatchObject({ code: 1 })
  })

  it('names the line of a statement that cannot be read, and does not take the rest for conforming', async () => {
    place.write('broken.ttl', `${readFileSync(SEED, 'utf8')}\n<https://a.example/x> dct:title "a" "b" .\n`)
    const { code, out } = await place.run('validate', 'broken.ttl')
    expect(code).toBe(1)
    expect(out).toMatch(/^broken\.ttl:\d+: could not be read as written: /m)
  })

  it.each([
    [['nowhere.ttl'], /^error: nowhere\.ttl: does not exist; check the path$/m],
    [['prose.txt'], /^error: prose\.txt: This is text, but not RDF\. These are read: Turtle/m],
    [['empty.ttl'], /^error: empty\.ttl: The document is empty\./m],
    [['agents.ttl'], /^error: agents\.ttl: The document is RDF, but there is no dataset/m],
    [['page.ttl'], /^error: page\.ttl: This is an HTML page, not RDF\./m],
    [['void'], /^error: void: has no RDF file in it/m],
    [['http://127.0.0.1:9/x'], /^error: http:\/\/127\.0\.0\.1:9\/x: /m],
    [
      ['first.ttl', '--profile', 'healthdcat-ap-9'],
      /there is no profile 'healthdcat-ap-9'; did you mean 'healthdcat-ap-8'\? there are: dcat-ap-3, dcat-ap-dk-3, healthdcat-ap-8/,
    ],
    [['first.ttl', '--format', 'xml'], /'xml' is invalid\. Allowed choices are text, json, turtle/],
    [[], /missing required argument 'input'/],
  ])('ends with 2 and says what to do about %j', async (args, expected) => {
    place.write('empty.ttl', '')
    place.write('prose.txt', 'Once upon a time there was no RDF')
    place.write('agents.ttl', '<https://a.example/a> a <http://xmlns.com/foaf/0.1/Agent> .')
    place.write('page.ttl', '<!DOCTYPE html><html></html>')
    mkdirSync(join(place.folder, 'void'))
    const { code, err } = await place.run('validate', ...args)
    expect(code).toBe(2)
    expect(err).toMatch(expected)
  })

  it('names the line where the only dataset of a file was lost', async () => {
    const lost = `<https://a.dk/1> a <http://www.w3.org/ns/dcat#Dataset> ;\n <https://a.dk/p> "x"\n <https://a.dk/q> 1 .
<https://a.dk/b> a <https://a.dk/C> .\n`
    writeFileSync(join(place.folder, 'lost.ttl'), lost)
    const { code, out, err } = await place.run('validate', 'lost.ttl')
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/lost\.ttl: There is no dataset in what could be read.* Line 3: expected ;/)
  })

  it('validates what it can read beside what it cannot, and still ends with 2', async () => {
    const { code, out, err } = await place.run('validate', 'first.ttl', 'nowhere.ttl')
    expect(code).toBe(2)
    expect(out).toMatch('0 of 2 datasets conform')
    expect(err).toMatch('nowhere.ttl: does not exist')
  })
})

describe('an address', () => {
  let server: Server
  afterEach(() => server.close())

  it('is fetched when its host is allowed, and followed from page to page', async () => {
    const page = (id: string, next: string) => `@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
      <> a hydra:PartialCollectionView ; hydra:next <${next}> . ${dataset(id, id)}`
    server = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/turtle')
      response.end(request.url === '/1' ? page('one', '/2') : page('two', '/1'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    place.write('datalandkort.yaml', 'network: { allowPrivateHosts: ["127.0.0.1"] }')
    const { code, out } = await place.run('validate', `http://127.0.0.1:${port}/1`)
    expect(out).toMatch('https://a.example/dataset/one')
    expect(out).toMatch('https://a.example/dataset/two')
    expect(out).toMatch('0 of 2 datasets conform')
    expect(code).toBe(1)
  })
})
