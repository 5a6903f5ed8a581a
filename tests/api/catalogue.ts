import type { OpenAPIHono } from '@hono/zod-openapi'
import { createApi } from '../../src/api/api.ts'
import type { ApiDependencies } from '../../src/api/dependencies.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'
import { loadConfiguration } from '../../src/config.ts'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import { followTogether } from '../../src/search/follow-together.ts'
import { openVariableIndex } from '../../src/search/variables/variable-index.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { administrationHere } from '../harvest/administration-here.ts'
import { checksHere } from '../harvest/checks-here.ts'

export const LPR = 'https://a.example/dataset/lpr'
export const CANCER = 'https://a.example/dataset/cancer'
export const GONE = 'https://a.example/dataset/gone'
export const lprId = recordIdOf(LPR)
export const goneId = recordIdOf(GONE)

const PREFIXES = `
  @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
  @prefix csvw: <http://www.w3.org/ns/csvw#> .
  @prefix health: <http://healthdataportal.eu/ns/health#> .
  @prefix category: <https://hdeu-dcat.data.health.europa.eu/resource/authority/healthcategories/> .
  @prefix access: <http://publications.europa.eu/resource/authority/access-right/> .`

const descriptions: Record<string, string> = {
  [LPR]: `<${LPR}> a dcat:Dataset ; dct:title "Landspatientregisteret"@da, "Danish National Patient Registry"@en ;
    dct:description "Kontakter, diagnoser og operationer på danske sygehuse"@da ;
    dcat:keyword "diagnoser"@da ; health:healthCategory category:EHRS ; dct:accessRights access:NON_PUBLIC ;
    dct:temporal [ dcat:startDate "1977"^^xsd:gYear ] ; dct:modified "2026-01-05"^^xsd:date ;
    dct:spatial <http://publications.europa.eu/resource/authority/country/DNK> ;
    <https://a.example/own> "kept" ;
    health:hasVariables [ csvw:table [ csvw:tableSchema [ csvw:column
      [ csvw:name "c_adiag" ; csvw:title "Aktionsdiagnose"@da ; csvw:datatype "string" ] ,
      [ csvw:name "d_inddto" ; csvw:title "Indlæggelsesdato"@da ] ] ] ] ;
    dct:publisher <https://a.example/sds> . <https://a.example/sds> foaf:name "Sundhedsdatastyrelsen"@da .`,
  [CANCER]: `<${CANCER}> a dcat:Dataset ; dct:title "Cancerregisteret"@da ;
    dct:description "<b>Kræft</b> i Danmark"@da ; dct:accessRights access:NON_PUBLIC .`,
  [GONE]: `<${GONE}> a dcat:Dataset ; dct:title "Forladt register"@da .`,
}

const FIRST_RUN = { source: 'sds', run: 'run-1', at: '2026-01-10T03:00:00.000Z' }
const SECOND_RUN = { source: 'sds', run: 'run-2', at: '2026-02-10T03:00:00.000Z' }

const profiles = openProfiles({ vocabulary: loadVocabularies() })

/** What the profile of its source says of a description; one is left for the next harvest. */
function reportOf(iri: string, text = descriptions[iri] ?? '') {
  const profile = profiles.get('healthdcat-ap-8')
  if (!profile || iri === CANCER) return {}
  return { report: validateDataset({ iri, triples: parseTurtle(PREFIXES + text) }, profile) }
}

const observed = (iri: string, text = descriptions[iri] ?? '') => ({
  iri,
  publisher: '',
  ...canonicalize(parseTurtle(PREFIXES + text)),
})

/** Three datasets from one source; the second run changed one title and deleted one dataset. */
async function fillStore(store: CatalogueStore): Promise<void> {
  const source = { id: 'sds', kind: 'dcat', url: '/etc/secret/sds.ttl', title: { da: 'SDS', en: 'SDS' } }
  await store.saveSource({
    ...source,
    authority: 'https://a.example/authority/sds',
    profile: 'healthdcat-ap-8',
  })
  for (const { run: id, source: from, at } of [FIRST_RUN, SECOND_RUN]) {
    await store.startRun({ id, source: from, startedAt: at })
    const created = [LPR, CANCER, GONE].map((iri) => ({
      kind: 'created' as const,
      dataset: observed(iri),
      ...reportOf(iri),
    }))
    const text = descriptions[LPR]?.replace('Patient Registry', 'Patient Register')
    const changed = [
      { kind: 'updated' as const, dataset: observed(LPR, text), ...reportOf(LPR, text) },
      { kind: 'deleted' as const, iri: GONE },
    ]
    await store.apply({ run: id, source: from, at }, id === 'run-1' ? created : changed)
    await store.saveRun({
      id,
      source: from,
      startedAt: at,
      endedAt: at,
      outcome: { kind: 'done' },
      counts: { found: 3, created: 3, updated: 0, unchanged: 0, deleted: 0, held: 0, rejected: 0 },
      timings: { fetch: 1 },
      rejections: [],
      bytes: 10,
    })
  }
}

export interface TestCatalogue {
  readonly api: OpenAPIHono
  readonly dependencies: ApiDependencies
  readonly ask: (path: string, headers?: Record<string, string>) => Promise<Response>
}

export async function openTestCatalogue(overrides: Partial<ApiDependencies> = {}): Promise<TestCatalogue> {
  const loaded = loadConfiguration({ environment: {}, folder: '/', kinds: ['dcat'] })
  if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems))
  const store = openSqliteStore(':memory:')
  await fillStore(store)
  const vocabulary = loadVocabularies()
  const engine = await openEmbeddedEngine({ store, vocabulary })
  const variables = openVariableIndex(':memory:', vocabulary)
  await followTogether({ store, engines: [engine, variables] })
  const { configuration } = loaded
  const checks = checksHere({ profiles, network: configuration.network })
  const now = () => new Date()
  const administration = administrationHere({ configuration, store, now })
  const dependencies = {
    configuration,
    store,
    engine,
    variables,
    vocabulary,
    profiles,
    checks,
    administration,
    now,
    ...overrides,
  }
  const api = createApi(dependencies)
  return { api, dependencies, ask: async (path, headers = {}) => api.request(path, { headers }) }
}
