import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadConfiguration } from '../../src/config.ts'
import { startChecks, type RunningChecks } from '../../src/operation/checks.ts'
import { createLog } from '../../src/operation/log.ts'
import { openProfiles, type Profiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { builtFolder } from '../harvest/built.ts'

builtFolder()
/** Folders are looked at every few seconds; how long that takes says nothing about them. */
vi.setConfig({ testTimeout: 60_000 })

let folder = ''
let logged = ''
let profiles: Profiles
let running: RunningChecks
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datalandkort-operator-'))
  mkdirSync(join(folder, 'profiles'))
  logged = ''
  const file = join(folder, 'datalandkort.yaml')
  writeFileSync(file, 'profiles: profiles\n')
  const loaded = loadConfiguration({ file, environment: { DATA_DIR: folder }, folder, kinds: ['dcat'] })
  if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems))
  const { configuration } = loaded
  profiles = openProfiles({ vocabulary: loadVocabularies(), folder: join(folder, 'profiles') })
  const log = createLog({ watched: false, level: 'info', write: (text) => void (logged += text) })
  running = startChecks({ configuration, profiles }, log)
})
afterEach(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

const requires = (property: string) => `@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://operator.example/Dataset> a sh:NodeShape ;
  sh:targetClass <http://www.w3.org/ns/dcat#Dataset> ;
  sh:property <https://operator.example/property> .
<https://operator.example/property> sh:path ${property} ; sh:minCount 1 .
`
function writeProfile(name: string, shapes: string): void {
  mkdirSync(join(folder, 'profiles', name), { recursive: true })
  writeFileSync(join(folder, 'profiles', name, 'shapes.ttl'), shapes)
}

const DOCUMENT = Buffer.from(
  '<https://data.example/a> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "A"@da .',
)
/** What a check finds missing with the profile, or that there is none. */
async function missing(profile: string): Promise<readonly string[]> {
  const answer = await running.checks.validate({
    submission: { kind: 'document', bytes: DOCUMENT, name: 'a.ttl', contentType: 'text/turtle' },
    profile,
  })
  if (answer.kind !== 'validated') return [answer.kind]
  return answer.datasets.flatMap(({ findings }) => findings.map(({ path }) => path.replace(/^.*\//, '')))
}
const until = (isSo: () => Promise<void>) => vi.waitFor(isSo, { timeout: 30_000, interval: 250 })

describe("a running server's folder of profiles", () => {
  it('may get a new profile, which is there for checks and pages without a restart', async () => {
    expect(await missing('hospital')).toEqual(['unusable-profile'])
    writeProfile('hospital', requires('dct:identifier'))
    await until(async () => expect(await missing('hospital')).toEqual(['identifier']))
    expect(profiles.names()).toContain('hospital')
  })

  it('may replace a profile of ours, and give it back', async () => {
    const ours = await missing('dcat-ap-3')
    writeProfile('dcat-ap-3', requires('dct:identifier'))
    await until(async () => expect(await missing('dcat-ap-3')).toEqual(['identifier']))
    rmSync(join(folder, 'profiles', 'dcat-ap-3'), { recursive: true })
    await until(async () => expect(await missing('dcat-ap-3')).toEqual(ours))
  })

  it('may be broken: the log names file, line and shape, and the last good state is kept', async () => {
    writeProfile('hospital', requires('dct:identifier'))
    await until(async () => expect(await missing('hospital')).toEqual(['identifier']))
    writeProfile('hospital', requires('dct:issued').replace('sh:minCount 1', 'sh:minCount "one"'))
    await until(async () => expect(logged).toMatch(/hospital\/shapes\.ttl/))
    expect(logged).toMatch(/shapes\.ttl, line 6, shape https:\/\/operator\.example\/property/)
    expect(await missing('hospital')).toEqual(['identifier'])
    writeProfile('hospital', requires('dct:issued'))
    await until(async () => expect(await missing('hospital')).toEqual(['issued']))
  })

  it('that is broken at the start is said so in the log, whoever asks for it or not', async () => {
    writeProfile(
      'hospital',
      '@prefix sh: <http://www.w3.org/ns/shacl#> .\n<#a> a sh:NodeShape ; sh:property [ .',
    )
    running.reloadProfiles()
    expect(logged).toMatch(/hospital\/shapes\.ttl[^"]*2/)
    expect(await missing('hospital')).toEqual(['unusable-profile'])
  })

  it('is looked at once more when somebody asks for it', async () => {
    writeProfile('hospital', requires('dct:identifier'))
    running.reloadProfiles()
    expect(profiles.names()).toContain('hospital')
    expect(await missing('hospital')).toEqual(['identifier'])
    expect(logged).toMatch(/profiles in .* were read again/)
  })
})
