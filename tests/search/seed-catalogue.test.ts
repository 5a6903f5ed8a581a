import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { changesBehind, followCatalogue } from '../../src/search/follow.ts'
import { EVERYTHING } from '../../src/search/data-map.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const seed = fileURLToPath(new URL('../../seed-catalogue/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'search-seed-'))
let store: CatalogueStore
let engine: SearchEngine

beforeAll(async () => {
  store = openSqliteStore(join(folder, 'catalogue.db'))
  for (const file of readdirSync(seed).filter((name) => name.endsWith('.ttl'))) {
    const id = file.replace('.ttl', '')
    const title = { da: id }
    const authority = `https://datalandkort.example/authority/${id}`
    await store.saveSource({
      id,
      kind: 'dcat',
      url: join(seed, file),
      title,
      authority,
      profile: 'healthdcat-ap-8',
    })
    await harvestSource({
      settings: {
        id,
        kind: 'dcat',
        url: join(seed, file),
        title,
        authority,
        profile: 'healthdcat-ap-8',
        headers: {},
        deletion: { graceDays: 7, holdAbovePercent: 20 },
      },
      store,
      network: {
        allowPrivateHosts: [],
        maxBytes: 10_000_000,
        requestTimeoutSeconds: 5,
        runTimeoutMinutes: 5,
        userAgent: 'test',
      },
      now: () => new Date('2026-11-22T00:00:00Z'),
    })
  }
  engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
  await followCatalogue({ store, engine })
})
afterAll(async () => {
  await engine.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

async function titlesFor(parameters: string | Record<string, string>): Promise<string[]> {
  const read = queryFromParameters(new URLSearchParams(parameters))
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  const { hits } = await engine.search(read.query)
  return hits.map(({ document }) => document.title['da'] ?? '')
}

describe('a search of the seed catalogue', () => {
  it('is in step with a catalogue on disk', async () => {
    expect(await changesBehind({ store, engine })).toBe(0)
    expect((await titlesFor('limit=100')).length).toBe(100)
  })

  it.each([
    ['LPR', 'Landspatientregisteret'],
    ['lpr', 'Landspatientregisteret'],
    ['CAR', 'Cancerregisteret'],
    ['DAR', 'Dødsårsagsregisteret'],
    ['landspatientregistret', 'Landspatientregisteret'],
    ['landspatientregister', 'Landspatientregisteret'],
    ['landspatietnregisteret', 'Landspatientregisteret'],
    ['National Patient Registry', 'Landspatientregisteret'],
    ['patienter med KOL', 'Dansk Register for Kronisk Obstruktiv Lungesygdom'],
    ['fødsler', 'Dansk Kvalitetsdatabase for Fødsler'],
    ['foedsel', 'Dansk Kvalitetsdatabase for Fødsler'],
    ['fodsel', 'Fødselsregisteret (Det Medicinske Fødselsregister)'],
    ['hjertesvigt', 'Dansk Hjertesvigtdatabase'],
    ['I50', 'Dansk Hjertesvigtdatabase'],
    ['vaccinerne', 'Det Danske Vaccinationsregister'],
    ['genom', 'Den Nationale Genomdatabase'],
    ['DI 50', 'Dansk Hjertesvigtdatabase'],
    ['hjerte\u00ADsvigt', 'Dansk Hjertesvigtdatabase'],
    ['patienter med hjertesvigt', 'Dansk Hjertesvigtdatabase'],
  ])('for %s puts %s first', async (q, title) => {
    expect((await titlesFor({ q }))[0]).toBe(title)
  })

  it.each([
    ['blodprop i hjertet', 'Dansk Hjerteregister'],
    ['diabtes', 'Det Nationale Diabetesregister'],
    ['børn', 'Odense Børnekohorte'],
    ['dødsårsager', 'Dødsårsagsregisteret'],
    ['birth cohort', 'Bedre Sundhed for Mor og Barn'],
    ['corona', 'COVID-19 test- og vaccinationsdata'],
    ['ICD-10', 'Dansk Lymfomdatabase'],
    ['register for kræft', 'Cancerregisteret'],
  ])('for %s finds %s', async (q, title) => {
    expect(await titlesFor({ q, limit: '100' })).toContain(title)
  })

  it.each([
    ['which registers contain income and education', 'Indkomstregisteret'],
    ['gravide kvinder', 'Bedre Sundhed for Mor og Barn'],
  ])('for %s lets those with the weightier words follow: %s', async (q, title) => {
    const titles = await titlesFor({ q, limit: '100' })
    expect(titles.some((each) => each.startsWith(title))).toBe(true)
    expect(titles[0]?.startsWith(title)).toBe(false)
  })

  it('takes no letters of a name for a concept', async () => {
    expect(await titlesFor({ q: 'subaraknoidalblødning', limit: '100' })).not.toContainEqual(
      expect.stringContaining('aureus'),
    )
  })

  it('corrects no word that is known', async () => {
    const read = queryFromParameters(new URLSearchParams({ q: 'statiner' }))
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    expect((await engine.search(read.query)).suggestion).toBeUndefined()
  })

  it('finds either of two words with OR between them, and none after NOT', async () => {
    const either = await titlesFor({ q: 'KOL OR hjertesvigt', limit: '100' })
    expect(either).toEqual(
      expect.arrayContaining([
        'Dansk Hjertesvigtdatabase',
        'Dansk Register for Kronisk Obstruktiv Lungesygdom',
      ]),
    )
    expect(await titlesFor({ q: 'diabetes NOT børn', limit: '100' })).not.toContain(
      (await titlesFor({ q: 'diabetes børn' }))[0],
    )
  })

  it('does not complete an acronym that is there', async () => {
    expect(await titlesFor({ q: 'KOL' })).not.toContain('Dansk Kolorektal Cancer Database')
  })

  it('puts what is made from a register before what is only about the same', async () => {
    const { hits } = await engine.search({ ...EVERYTHING, text: 'LPR', limit: 1 })
    const similar = await engine.similar({ id: hits[0]?.id ?? '', limit: 6 })
    expect(similar.length).toBe(6)
    for (const { reasons } of similar) expect(reasons.map(({ kind }) => kind)).toContain('derived')
    const reasons = similar.flatMap((each) => each.reasons)
    expect(reasons.filter(({ label }) => /person_?(?:id|key)/iu.test(label.en))).toEqual([])
  })

  it.each([
    ['I50', 'concept', 'hjertesvigt'],
    ['hjertesv', 'concept', 'hjertesvigt'],
    ['diabtes', 'dataset', 'Det Nationale Diabetesregister'],
    ['udgiver:statistik', 'dataset', 'Indkomstregisteret'],
  ])('for %s suggests the %s %s', async (text, kind, suggested) => {
    const suggestions = await engine.suggest({ text, language: 'da', limit: 12 })
    const found = suggestions.filter((each) => each.kind === kind).map((each) => each.text.toLowerCase())
    expect(found).toContainEqual(expect.stringContaining(suggested.toLowerCase()))
  })

  it('suggests variables by their names, not by sentences about them', async () => {
    const suggestions = await engine.suggest({ text: 'person', language: 'da', limit: 20 })
    const variables = suggestions.filter(({ kind }) => kind === 'variable').map(({ text }) => text)
    expect(variables.length).toBeGreaterThan(0)
    for (const text of variables) expect(text).toMatch(/^[^.:;]{1,40}$/u)
    expect(variables).not.toContain('Person key')
  })

  it('suggests datasets and keywords for what is being typed', async () => {
    const texts = (await engine.suggest({ text: 'kræ', language: 'da', limit: 8 })).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['Kost, Kræft og Helbred', 'kræft']))
  })
})
