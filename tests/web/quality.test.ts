import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_HARVEST, idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const LPR = `/datasets/${idOf('lpr')}`

const section = (page: string, heading: string) => {
  const text = words(page)
  const start = text.indexOf(heading)
  return start < 0 ? '' : text.slice(start, start + 1500)
}

describe('the page of a dataset', () => {
  it('says whether its description conforms, to what, at which level, and leads to the report', async () => {
    const page = await site.page(LPR)
    expect(section(page, 'Overholder beskrivelsen kravene?')).toMatch(
      /\d+ krav er ikke opfyldt \d+ anbefalinger Valideret mod HealthDCAT-AP release 8\. Vurderet efter kravene til ikke-offentlige data/,
    )
    expect(page).toContain(`href="${LPR}/report"`)
  })

  it('names the elements that are missing, apart from those that may not exist', async () => {
    const text = section(await site.page(LPR), 'Er de lovkrævede oplysninger der?')
    expect(text).toMatch(/^Er de lovkrævede oplysninger der\? \d+ af 27 oplysninger er givet Mangler /)
    expect(text).toMatch(/Mangler .*Dataholder.*Ikke givet \(kræves kun, hvor det findes\) .*Kodesystem/)
    expect(text).toContain('Forordning (EU) 2026/2098, bilag B')
  })

  it('gives points by dimension with what gave them, and says what was not measured and who cannot reach the top', async () => {
    const text = section(await site.page(LPR), 'Hvor let er datakilden')
    expect(text).toMatch(/\d+ af 405 point: (fremragende|god|tilstrækkelig|mangelfuld)/)
    expect(text).toContain('Data, der ikke er offentlige, kan ikke nå det øverste bånd')
    expect(text).toContain('Ikke målt: Adgangsadressen svarer (50)')
    expect(text).toMatch(/80 point er ikke målt .*Om den overholder DCAT-AP alene, vides ikke/)
  })

  it('shows the six elements of the label with what speaks to each', async () => {
    const text = section(await site.page(LPR), 'Hvad siger beskrivelsen om datakvalitet')
    expect(text).toContain('Intet kvalitetsmærke er vedlagt')
    expect(text).toContain('a) Dokumentation af data Variable')
    expect(text).toContain('b) Teknisk kvalitet Intet i beskrivelsen')
  })

  it('says when its description was last checked', async () => {
    expect(words(await site.page(LPR))).toContain('sidst ændret eller bekræftet 22. november 2026')
    expect(words(await site.page(`/datasets/${idOf('lpr3')}`))).toContain('oplyser ingen dato')
    site.clock.now = new Date('2028-01-01T00:00:00Z')
    expect(words(await site.page(LPR))).toContain('fristen var 22. november 2027')
    site.clock.now = FIRST_HARVEST
  })

  it('counts what was understood and leads to the rest', async () => {
    const page = await site.page(LPR)
    expect(section(page, 'Hvad blev forstået?')).toMatch(
      /Forstået, som de står \d+ udsagn Læst som noget andet/,
    )
    expect(page).toContain(`href="${LPR}/losses"`)
  })

  it('is the same in English', async () => {
    const text = words(await site.page(`/en${LPR}`))
    expect(text).toContain('Does the description meet the requirements?')
    expect(text).toContain('Data that are not public cannot reach the top band')
  })
})

describe('the report of a dataset', () => {
  it('has every finding with what to do', async () => {
    const text = words(await site.page(`${LPR}/report`))
    expect(text).toContain('Valideringsrapport Landspatientregisteret')
    expect(text).toContain('Krav, der ikke er opfyldt')
    expect(text).toContain('Sådan rettes det')
    expect(text).toContain('20. november 2026')
  })

  it('leads to a form in which the description can be mended', async () => {
    expect(await site.page(`${LPR}/report`)).toContain(`href="/validate?dataset=${idOf('lpr')}"`)
  })

  it('is that of an earlier state when asked for', async () => {
    await site.page(`${LPR}/report?at=2020-01-01`, 404)
    expect(await site.page(`${LPR}/report?at=i+går`, 400)).toContain('2026-11-01')
    const page = await site.page(`${LPR}?at=${FIRST_HARVEST.toISOString()}`)
    expect(page).toContain(`href="${LPR}/report?at=2026-11-20T03%3A00%3A00.000Z"`)
  })

  it.each(['report', 'losses'])('of a dataset that is not there is not found (%s)', async (name) => {
    expect(await site.page(`/datasets/ukendt/${name}`, 404)).toContain('role="search"')
  })
})

describe('what was not understood', () => {
  it('is shown statement by statement', async () => {
    const text = words(await site.page(`${LPR}/losses`))
    expect(text).toMatch(/\d+ udsagn/)
  })

  it('never becomes HTML or a link that runs', async () => {
    for (const name of ['report', 'losses']) {
      const page = await site.page(`/datasets/${idOf('hostile')}/${name}`)
      expect(page).not.toMatch(/<img|<script>|<b>fed|href="\s*(javascript|data):/i)
    }
  })
})
