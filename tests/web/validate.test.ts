import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_HARVEST, idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const example = (name: string) =>
  readFileSync(new URL(`../../src/web/assets/example-${name}.ttl`, import.meta.url), 'utf8')

const GOOD = example('good')
const BROKEN = example('errors')

type Fields = Readonly<Record<string, string | File>>

async function send(fields: Fields, path = '/validate'): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return site.web.request(path, { method: 'POST', body })
}

/** Sends the form and follows it to the page of the result. */
async function resultOf(fields: Fields, path?: string): Promise<{ page: string; address: string }> {
  const answer = await send(fields, path)
  const address = answer.headers.get('Location') ?? ''
  if (answer.status !== 303) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
  return { page: await site.page(address), address }
}

describe('the form', () => {
  it('offers text, file and address, and every profile with words about its levels', async () => {
    const page = await site.page('/validate')
    for (const part of ['<textarea', 'type="file"', 'name="url"', 'enctype="multipart/form-data"'])
      expect(page).toContain(part)
    for (const name of ['healthdcat-ap-8', 'dcat-ap-3', 'dcat-ap-dk-3'])
      expect(page).toContain(`value="${name}"`)
    expect(page).toMatch(/value="healthdcat-ap-8" checked/)
    expect(words(page)).toContain('offentlige data, data med begrænset adgang eller ikke-offentlige data')
  })

  it('says what happens to what is sent, before it is sent', async () => {
    expect(words(await site.page('/validate'))).toMatch(
      /gemmes i 24 timer .* Alle, der får adressen, kan se det/,
    )
    expect(words(await site.page('/en/validate'))).toMatch(
      /kept for 24 hours .* Everybody who is given the address/,
    )
  })

  it('can be filled with an example', async () => {
    expect(words(await site.page('/validate?example=errors'))).toContain('"ca. 40.000"')
    expect(words(await site.page('/validate?example=../../secret'))).not.toContain('dct:title')
  })

  it('can be filled with a description of the catalogue, to be mended', async () => {
    const page = await site.page(`/validate?dataset=${idOf('lpr')}`)
    expect(words(page)).toContain('"Landspatientregisteret"@da')
  })

  it('is in the main menu and the footer', async () => {
    const page = await site.page('/en/about')
    expect(page.match(/href="\/en\/validate"/g)?.length).toBeGreaterThanOrEqual(2)
  })
})

describe('a description that is right', () => {
  it('conforms, and keeps what is only recommended folded away', async () => {
    const { page } = await resultOf({ text: GOOD })
    expect(words(page)).toContain('Beskrivelsen overholder profilen')
    expect(words(page)).toContain('Vurderet efter kravene til ikke-offentlige data')
    expect(page).not.toContain('severity-violation')
    expect(page).toMatch(/<details[^>]*>.*finding-warning/s)
  })

  it('is judged by the profile that was chosen', async () => {
    const { page } = await resultOf({ text: GOOD, profile: 'dcat-ap-3' })
    expect(words(page)).toContain('DCAT-AP 3 – EU’s profil for datakataloger')
  })
})

describe('a description with errors', () => {
  it('shows what is wrong, what is written there, and how to mend it', async () => {
    const { page } = await resultOf({ text: BROKEN })
    const text = words(page)
    expect(text).toContain('Beskrivelsen overholder ikke profilen endnu')
    expect(text).toMatch(
      /\d+ krav er ikke opfyldt · \d+ anbefalinger|\d+ krav er ikke opfyldt \d+ anbefalinger/,
    )
    expect(text).toContain('Udgiver dct:publisher')
    expect(text).toContain('Udgiveren er skrevet som tekst')
    expect(text).toContain('Søvnklinikken')
    expect(text).toContain('Sådan rettes det')
  })

  it('shows the line and its neighbours, marked, with the number the sender knows', async () => {
    const { page } = await resultOf({ text: BROKEN })
    const number = BROKEN.split('\n').findIndex((line) => line.includes('"Søvnklinikken"')) + 1
    expect(page).toContain(`aria-label="Linje ${number} i dokumentet"`)
    expect(page).toMatch(new RegExp(`data-line="${number}"><mark>  dct:publisher &quot;Søvnklinikken&quot;`))
    expect(page).toContain(`data-line="${number - 1}"`)
  })

  it('counts lines the same when a browser sends them with two characters', async () => {
    const { page } = await resultOf({ text: BROKEN.replaceAll('\n', '\r\n') })
    const number = BROKEN.split('\n').findIndex((line) => line.includes('"Søvnklinikken"')) + 1
    expect(page).toMatch(new RegExp(`data-line="${number}"><mark>  dct:publisher`))
  })

  it('counts lines of a file that ends them as old Macintoshes did', async () => {
    const file = new File([BROKEN.replaceAll('\n', '\r')], 'katalog.ttl')
    const { page } = await resultOf({ file })
    const number = BROKEN.split('\n').findIndex((line) => line.includes('"Søvnklinikken"')) + 1
    expect(page).toMatch(new RegExp(`data-line="${number}"><mark>  dct:publisher`))
  })

  it('is given back in the form, ready to be mended', async () => {
    const { page } = await resultOf({ text: BROKEN })
    const given = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(page)?.[1] ?? ''
    expect(given).toContain('dct:title &quot;Søvndatabasen&quot;@da')
  })

  it('reads the same in English', async () => {
    const { page, address } = await resultOf({ text: BROKEN }, '/en/validate')
    expect(address).toMatch(/^\/en\/validate\//)
    expect(words(page)).toContain('The publisher is written as text')
    expect(words(page)).toContain('How to mend it')
  })

  it('never becomes HTML', async () => {
    const { page } = await resultOf({
      text: GOOD.replace('Søvndatabasen', '</textarea><script>alert(1)</script>'),
    })
    expect(page).not.toContain('<script>alert')
  })
})

describe('a document with several datasets', () => {
  const two = `${GOOD}\n<https://example.dk/dataset/to> a dcat:Dataset ; dct:title "Nummer to"@da .`

  it('has a summary that leads to each of them', async () => {
    const { page } = await resultOf({ text: two })
    expect(words(page)).toContain('1 af 2 datasæt overholder profilen')
    expect(page).toMatch(/href="#dataset-2"><span>Nummer to<\/span>/)
    expect(page).toContain('id="dataset-2"')
  })

  it('shows the findings of twenty at a time, and leads to the others', async () => {
    const many = Array.from(
      { length: 45 },
      (_, n) => `<https://a.dk/${n}> a dcat:Dataset ; dct:title "Nr. ${n}"@da .`,
    )
    const { page, address } = await resultOf({
      text: [...(GOOD.match(/@prefix.*/g) ?? []), ...many].join('\n'),
    })
    expect(page.match(/id="dataset-\d+"/g)).toHaveLength(20)
    expect(page).toMatch(/href="\?page=3#dataset-41"><span[^>]*>Nr\. 40</)
    expect(page).toContain(`href="${address}?page=2#dataset-21"`)
    const last = await site.page(`${address}?page=3`)
    expect(last.match(/id="dataset-\d+"/g)).toHaveLength(5)
    expect(last).toContain('href="?page=1#dataset-1"')
  })

  it('says of the one without access rights that only the common requirements were tested', async () => {
    expect(words((await resultOf({ text: two })).page)).toContain('Derfor er kun de fælles krav prøvet')
  })
})

describe('a document of which a part cannot be read', () => {
  it('never says that all conform when a dataset was lost', async () => {
    const lost = '<https://example.dk/tabt> a dcat:Dataset ;\n dct:title "x"@da\n dct:identifier "1" .\n'
    const { page } = await resultOf({ text: `${GOOD}\n${lost}` })
    expect(words(page)).toContain('1 af 2 datasæt overholder profilen')
    expect(words(page)).toContain('1 datasæt kunne ikke læses og er ikke valideret: https://example.dk/tabt')
    expect(page).not.toContain('result-good')
  })

  it('says which line, why, and what it cost', async () => {
    const { page } = await resultOf({ text: `${GOOD}\n<https://example.dk/x> dct:title "uden slut .\n` })
    expect(words(page)).toContain('Steder, der ikke kunne læses, som de står')
    expect(words(page)).toContain('udeladt')
    expect(words(page)).toContain('Men noget i dokumentet kunne ikke læses')
  })

  it('does not say that the rest was read where it was not', async () => {
    const { page } = await resultOf({
      text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#">
        <dcat:Dataset rdf:about="https://example.dk/1"><dcat:keyword>søvn</dcat:keyword></dcat:Dataset>
        <dcat:Dataset rdf:about="https://example.dk/2"><dcat:keyword>søvn</dcat:Dataset></rdf:RDF>`,
    })
    expect(words(page)).toContain('Dokumentet er kun læst til det sted, hvor det brydes af')
    expect(words(page)).not.toContain('Resten af dokumentet er læst')
  })
})

describe('the result', () => {
  it('is kept at an address that says how long, and to whom it is open', async () => {
    const { page, address } = await resultOf({ text: GOOD })
    expect(address).toMatch(/^\/validate\/[0-9a-z]{7}-[\w-]{22}$/)
    expect(words(page)).toContain('21. november 2026')
    expect(words(page)).toContain('Alle, der har adressen, kan se det')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
  })

  it('is not stored by anything on the way', async () => {
    const { address } = await resultOf({ text: GOOD })
    expect((await site.web.request(address)).headers.get('Cache-Control')).toBe('private, no-store')
  })

  it('can be downloaded as a SHACL report and as JSON', async () => {
    const { address } = await resultOf({ text: BROKEN })
    const turtle = await site.web.request(`${address}.ttl`)
    expect(turtle.headers.get('Content-Type')).toContain('text/turtle')
    expect(await turtle.text()).toContain('ValidationReport')
    const json = (await (await site.web.request(`${address}.json`)).json()) as Record<string, unknown>
    expect(json).toMatchObject({ kind: 'validated', conforms: false, profile: 'healthdcat-ap-8' })
    expect(json).not.toHaveProperty('submitted')
  })

  it('is gone after 24 hours, and says so', async () => {
    const { address } = await resultOf({ text: GOOD })
    site.clock.now = new Date(FIRST_HARVEST.getTime() + 25 * 3_600_000)
    try {
      expect(words(await site.page(address, 410))).toContain('Resultatet er her ikke længere')
    } finally {
      site.clock.now = FIRST_HARVEST
    }
  })

  it('is not found under another address', async () => {
    for (const address of ['/validate/0000000', '/validate/..%2F..%2Fcatalogue'])
      expect(await site.page(address, 404)).toContain('role="search"')
  })
})

describe('what cannot be validated', () => {
  const html = '<!doctype html><html><body>Katalog</body></html>'
  const cases: readonly (readonly [string, Fields, number, RegExp])[] = [
    ['nothing', {}, 400, /Indsæt en beskrivelse, vælg en fil, eller angiv en adresse/],
    ['an empty file', { file: new File([], 'tom.ttl') }, 400, /Filen er tom/],
    ['spaces', { text: ' \n ' }, 400, /Indsæt en beskrivelse/],
    ['two at once', { text: GOOD, url: 'https://example.dk' }, 400, /Brug kun én af de tre/],
    [
      'an unknown profile',
      { text: GOOD, profile: 'dcat-ap-9' },
      400,
      /»dcat-ap-9« findes ikke.*healthdcat-ap-8/,
    ],
    ['a web page', { text: html }, 422, /HTML-side, ikke RDF.*Turtle, JSON-LD, RDF\/XML/],
    ['prose', { text: 'Kære styrelse, her er vores data.' }, 422, /tekst, men ikke RDF.*Kære styrelse/],
    ['JSON', { text: '{"title": "A"}' }, 422, /JSON, men ikke JSON-LD/],
    [
      'RDF about other things',
      { text: '<https://a.dk/b> a <https://a.dk/C> .' },
      422,
      /intet datasæt.*https:\/\/a\.dk\/C/,
    ],
    ['too much text', { text: `# ${'x'.repeat(110_000)}` }, 413, /mere end 100 kB/],
    ['an address inside', { url: 'http://127.0.0.1:9/katalog.ttl' }, 422, /Adressen kunne ikke hentes/],
    ['a path', { url: '/etc/passwd' }, 422, /Adressen kunne ikke hentes/],
  ]

  it.each(cases)('%s is told apart, with what to do', async (_, ...[fields, status, says]) => {
    const answer = await send(fields)
    const page = await answer.text()
    expect([answer.status, words(page)]).toEqual([status, expect.stringMatching(says)])
    expect(page).toMatch(/role="alert"[^>]*tabindex="-1"[^>]*autofocus/)
    expect(page).toMatch(/href="#validate-(text|file|url|profile)"/)
    expect(page).toContain('form-error-message')
  })

  it('names the place where the only dataset was lost', async () => {
    const lost = `<https://a.dk/1> a <http://www.w3.org/ns/dcat#Dataset> ;\n <https://a.dk/p> "x"\n <https://a.dk/q> 1 .
      <https://a.dk/b> a <https://a.dk/C> .`
    const answer = await send({ text: lost })
    expect(answer.status).toBe(422)
    const text = words(await answer.text())
    expect(text).toMatch(
      /intet datasæt i det, der kunne læses.* Linje 3 i dokumentet: ventede ; eller , eller \./,
    )
    expect(text).toContain('Ret det første sted')
    expect(text).not.toContain('Det handler om')
  })

  it('gives back what was written, but not what was too much', async () => {
    const page = await (await send({ text: GOOD, profile: 'dcat-ap-9' })).text()
    expect(page).toContain('Søvndatabasen')
    expect(await (await send({ text: `# ${'x'.repeat(110_000)}` })).text()).not.toContain('xxxxx')
  })

  it('stops reading a form that is far too large', async () => {
    const answer = await send({ text: `# ${'x'.repeat(500_000)}` })
    expect(answer.status).toBe(413)
    expect(words(await answer.text())).toContain('mere end 100 kB')
  })

  it('is also a form that is no form', async () => {
    const headers = { 'Content-Type': 'multipart/form-data' }
    const answer = await site.web.request('/validate', { method: 'POST', body: 'hej', headers })
    expect(answer.status).toBe(400)
  })
})

describe('a file', () => {
  it('is validated under its own name', async () => {
    const { page } = await resultOf({
      file: new File([GOOD], 'katalog.ttl', { type: 'text/turtle' }),
      text: '',
      url: '',
    })
    expect(words(page)).toContain('katalog.ttl (Turtle)')
  })

  it('is read for what it is, whatever the browser calls it', async () => {
    const file = new File([GOOD], 'katalog', { type: 'application/octet-stream' })
    expect(words((await resultOf({ file })).page)).toContain('Beskrivelsen overholder profilen')
  })
})
