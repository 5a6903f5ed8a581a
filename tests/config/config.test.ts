import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_FILE, describeProblem, loadConfiguration } from '../../src/config.ts'

const kinds = ['dcat', 'ckan']
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'datalandkort-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function load(yaml: string, environment: Record<string, string> = {}) {
  const file = join(folder, 'given.yaml')
  writeFileSync(file, yaml)
  return loadConfiguration({ file, environment, folder, kinds })
}

function loaded(yaml: string, environment: Record<string, string> = {}) {
  const result = load(yaml, environment)
  if (result.kind === 'problems') throw new Error(result.problems.map((p) => p.message).join('\n'))
  return result.configuration
}

function problemsOf(yaml: string, environment: Record<string, string> = {}): string[] {
  const result = load(yaml, environment)
  return result.kind === 'loaded' ? [] : result.problems.map((p) => describeProblem('file', p))
}

const source = (rest: string) => `sources:\n  - { id: a, kind: dcat, url: a.ttl, title: { da: A }${rest} }\n`

describe('the built-in configuration', () => {
  it('serves the seed catalogue of 24 authorities when nothing is configured', () => {
    const result = loadConfiguration({ environment: {}, folder, kinds })
    if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems))
    const { configuration } = result
    expect(configuration.builtIn).toBe(true)
    expect(configuration.sources).toHaveLength(24)
    expect(configuration.dataFolder).toBe(join(folder, 'data'))
    expect(configuration.server).toEqual({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
    })
    for (const { id, url, authority } of configuration.sources) {
      expect(url).toBe(join(BUILT_IN_FILE, '..', `${id}.ttl`))
      expect(authority).toBe(`https://datalandkort.example/authority/${id}`)
    }
  })

  it('gives way to datalandkort.yaml in the folder, to the environment, and to a named file, in that order', () => {
    const place = join(folder, 'places')
    mkdirSync(place)
    const chosen = (request: { file?: string; environment: Record<string, string> }) => {
      const result = loadConfiguration({ ...request, folder: place, kinds })
      return result.kind === 'loaded' ? result.configuration.server.port : 0
    }
    for (const [name, port] of [
      ['datalandkort.yaml', 1],
      ['env.yaml', 2],
      ['flag.yaml', 3],
    ] as const) {
      writeFileSync(join(place, name), `server: { port: ${port} }`)
    }
    const environment = { DATALANDKORT_CONFIG: 'env.yaml' }
    expect(chosen({ environment: {} })).toBe(1)
    expect(chosen({ environment })).toBe(2)
    expect(chosen({ environment, file: 'flag.yaml' })).toBe(3)
  })
})

describe('a configuration file', () => {
  it('has paths relative to itself, and addresses as they stand', () => {
    expect(loaded(source('')).sources[0]?.url).toBe(join(folder, 'a.ttl'))
    expect(loaded('data: store').dataFolder).toBe(join(folder, 'store'))
    const web = loaded('sources: [{ id: a, kind: ckan, url: "https://a.example/", title: { en: A } }]')
    expect(web.sources[0]).toEqual({
      id: 'a',
      kind: 'ckan',
      url: 'https://a.example/',
      title: { da: 'A', en: 'A' },
      profile: 'healthdcat-ap-8',
      headers: {},
      deletion: { graceDays: 7, holdAbovePercent: 20 },
    })
  })

  it('gives way to the environment, where an empty variable counts for nothing', () => {
    const yaml = 'server: { port: 1, host: h.example, publicUrl: "http://h.example/" }\ndata: here'
    const environment = { PORT: '90', HOST: '0.0.0.0', PUBLIC_URL: 'https://p.example/', DATA_DIR: 'there' }
    const set = loaded(yaml, environment)
    expect(set.server).toEqual({ port: 90, host: '0.0.0.0', publicUrl: 'https://p.example' })
    expect(set.dataFolder).toBe(join(folder, 'there'))
    expect(loaded(yaml, { PORT: '', HOST: '' }).server.port).toBe(1)
    expect(loaded('', { PORT: '90' }).server.publicUrl).toBe('http://localhost:90')
  })

  it('names a Meilisearch by file or environment', () => {
    const yaml = 'search: { engine: meilisearch, url: "http://m.example", apiKeyEnv: KEY }'
    expect(loaded(yaml, { KEY: 's' }).search).toEqual({
      engine: 'meilisearch',
      url: 'http://m.example',
      apiKey: 's',
    })
    expect(loaded('', { MEILI_URL: 'http://n.example', MEILI_KEY: 't' }).search).toEqual({
      engine: 'meilisearch',
      url: 'http://n.example',
      apiKey: 't',
    })
    expect(loaded('').search).toEqual({ engine: 'embedded' })
  })

  it('takes the secrets of headers from the environment and from files, never from the file itself', () => {
    writeFileSync(join(folder, 'secret'), 'from-file\n')
    const yaml = source(', headersEnv: { X-API-Key: SDS_KEY }, headersFile: { Authorization: secret }')
    expect(loaded(yaml, { SDS_KEY: 'from-env' }).sources[0]?.headers).toEqual({
      'X-API-Key': 'from-env',
      Authorization: 'from-file',
    })
    expect(problemsOf(yaml)).toEqual([
      'file:2: sources[0].headersEnv.X-API-Key: the environment variable SDS_KEY is not set',
    ])
    expect(problemsOf(source(', headersFile: { Authorization: nowhere }'))).toEqual([
      'file:2: sources[0].headersFile.Authorization: the file nowhere cannot be read',
    ])
  })
})

describe('problems', () => {
  it('come all together, each with its place and what to write instead', () => {
    const yaml = `server:
  prot: 80
  host: 127.0.0.1
serch: {}
sources:
  - id: A b
    kind: dact
    url: ftp://a.example/
    title: {}
    schedule: sometimes
    headersEnv: { "X Key": K }
  - id: b
    kind: dcat
    url: b.ttl
    title: { en: B, dk: B }
    deletion: { gracedays: 3 }
`
    expect(problemsOf(yaml, { PORT: 'eighty', PUBLIC_URL: 'x' })).toEqual([
      "file:2: server.prot: unknown key, did you mean 'port'?",
      "file:4: serch: unknown key, did you mean 'search'?",
      'file:6: sources[0].id: must be lower-case letters, digits and hyphens',
      "file:7: sources[0].kind: 'dact' does not exist; did you mean 'dcat'? known: dcat, ckan",
      'file:8: sources[0].url: must be an http or https address, or a path',
      'file:9: sources[0].title: needs a text in da or en',
      'file:10: sources[0].schedule: must be a cron expression such as "0 3 * * *"',
      'file:11: sources[0].headersEnv.X Key: is not the name of an HTTP header',
      "file:15: sources[1].title.dk: unknown key, did you mean 'da'?",
      "file:16: sources[1].deletion.gracedays: unknown key, did you mean 'graceDays'?",
      'file: PORT: must be a port number',
      'file: PUBLIC_URL: must be an http or https address',
    ])
  })

  it.each([
    ['server: { port: 99999 }', /server\.port: .*65535/],
    ['server: { port: "80" }', /server\.port: expected number, received string/],
    ['server: []', /server: expected object, received array/],
    ['- a\n- b', /file: expected object, received array/],
    ['sources: [{ kind: dcat, url: a, title: { da: A } }]', /sources\[0\]\.id: is missing \(string\)/],
    ['search: { engine: elastic }', /search/],
    ['search: { engine: meilisearch }', /search\.url: is missing/],
    ['network: { maxBytes: -1 }', /network\.maxBytes/],
    ['accessBody: { iri: "a b", name: { da: A } }', /accessBody\.iri: must be an absolute IRI/],
    ['a: [', /file:1: is not YAML/],
    ['a: 1\n  b: 2', /file:\d: is not YAML/],
    [
      `${source('')}  - { id: a, kind: dcat, url: b.ttl, title: { da: B } }`,
      /sources\[1\]\.id: 'a' is already the id of sources\[0\]/,
    ],
  ])('names what is wrong in %j', (yaml, expected) => {
    expect(problemsOf(yaml).join('\n')).toMatch(expected)
  })

  it('say that a file does not exist, and what to do', () => {
    const result = loadConfiguration({ file: 'missing.yaml', environment: {}, folder, kinds })
    expect(result).toMatchObject({
      kind: 'problems',
      file: join(folder, 'missing.yaml'),
      problems: [{ message: expect.stringContaining('there is no such file') as string }],
    })
  })
})

describe('problems of every sort', () => {
  it('come together, in the order of the file', () => {
    const yaml = `server: { prot: 1 }
sources:
  - { id: a, kind: dcat, url: a.ttl, title: { da: A }, profile: healthdcat-ap-9 }
  - { id: a, kind: dcat, url: a.ttl, title: { da: A }, schedule: daily }
  - { id: b, kind: ckan, url: portal, title: { da: B }, headersEnv: { X-Key: NOT_SET }, tilte: x }
`
    expect(problemsOf(yaml)).toEqual([
      "file:1: server.prot: unknown key, did you mean 'port'?",
      expect.stringMatching(/^file:3: sources\[0\]\.profile: 'healthdcat-ap-9' does not exist/),
      expect.stringMatching(/^file:4: sources\[1\]\.schedule: must be a cron expression/),
      "file:4: sources[1].id: 'a' is already the id of sources[0]",
      "file:5: sources[2].tilte: unknown key, did you mean 'title'?",
      "file:5: sources[2].url: must be an http or https address: kind 'ckan' is not read from files",
      'file:5: sources[2].headersEnv.X-Key: the environment variable NOT_SET is not set',
    ])
  })
})

describe('profiles', () => {
  it('are the ones of the package and the folders of the operator', () => {
    mkdirSync(join(folder, 'own', 'hospital'), { recursive: true })
    const { profilesFolder, sources } = loaded(`profiles: own\n${source(', profile: hospital')}`)
    expect(profilesFolder).toBe(join(folder, 'own'))
    expect(sources[0]?.profile).toBe('hospital')
    expect(loaded(source('')).sources[0]?.profile).toBe('healthdcat-ap-8')
  })

  it('that do not exist are named with the nearest one and all that there are', () => {
    expect(problemsOf(source(', profile: healthdcat-ap-9'))).toEqual([
      "file:2: sources[0].profile: 'healthdcat-ap-9' does not exist; did you mean 'healthdcat-ap-8'? known: dcat-ap-3, dcat-ap-dk-3, healthdcat-ap-8",
    ])
    expect(problemsOf('profiles: nowhere')).toEqual([
      `file:1: profiles: there is no folder ${join(folder, 'nowhere')}`,
    ])
  })
})

describe('the limits of checks', () => {
  it('have defaults, and each can be set alone', () => {
    const { validation, rehearsals } = loaded('validation: { maxBytes: 1000 }')
    expect(validation).toMatchObject({ maxBytes: 1000, maxFetchedBytes: 52_428_800, threads: 1 })
    expect(rehearsals).toEqual({ keepHours: 24, maxKept: 200 })
    expect(problemsOf('validation: { maxByte: 5, threads: 0 }')).toEqual([
      'file:1: validation.threads: Too small: expected number to be >=1',
      "file:1: validation.maxByte: unknown key, did you mean 'maxBytes'?",
    ])
  })
})
