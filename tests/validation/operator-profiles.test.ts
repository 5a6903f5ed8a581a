import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dcat, rdf } from '../../src/rdf/namespaces.ts'
import type { Profile } from '../../src/validation/profile.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { describeProblem } from '../../src/validation/shapes-file.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { validateDocument } from '../../src/validation/validate-document.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { bytesOf } from './profiles.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const PREFIXES = `@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://operator.example/> .
`
/** A dataset needs one value of the property. */
const requires = (property: string) => `${PREFIXES}
ex:Dataset a sh:NodeShape ;
    sh:targetClass dcat:Dataset ;
    sh:property [ sh:path ${property} ; sh:minCount 1 ] .
`

function write(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const writeManifest = (name: string, parent: string, inherited = '') =>
  write(
    `${name}/manifest.yaml`,
    `name: ${name}
title: { da: Vores, en: Ours }
version: '1'
status: draft
iri: https://operator.example/profile
extends: { profile: ${parent}${inherited} }
files: [shapes.ttl]
`,
  )

const open = () => openProfiles({ vocabulary: loadVocabularies(), folder })

function findings(profiles: ReturnType<typeof open>, name: string) {
  const iri = 'https://operator.example/data'
  const profile = profiles.get(name)
  if (!profile) throw new Error(`no profile ${name}`)
  const triples = [{ subject: iri, predicate: rdf.type, object: dcat.Dataset }]
  return validateDataset({ iri, triples }, profile).findings
}

const missing = (profiles: ReturnType<typeof open>, name: string): string[] =>
  findings(profiles, name).map(({ path, constraint }) => `${constraint} ${path.replace(/^.*[/#]/, '')}`)

describe('a folder of the operator', () => {
  it('adds a profile: SHACL files without a manifest, named after the folder', () => {
    write('hospital/shapes.ttl', requires('dct:identifier'))
    const profiles = open()
    expect(profiles.names()).toEqual(['dcat-ap-3', 'dcat-ap-dk-3', 'healthdcat-ap-8', 'hospital'])
    expect(missing(profiles, 'hospital')).toEqual(['MinCount identifier'])
    expect(profiles.problems()).toEqual([])
  })
  it('is no profile while it has no shapes: nothing is said to conform to it', () => {
    mkdirSync(join(folder, 'empty'))
    write('official/shapes.jsonld', '{}')
    const profiles = open()
    expect([profiles.get('empty'), profiles.get('official')]).toEqual([undefined, undefined])
    expect(profiles.problems().map(describeProblem)).toEqual([
      expect.stringMatching(/empty: has no shape with a target.*as Turtle/),
      expect.stringMatching(/official: has no shape with a target.*convert shapes\.jsonld/),
    ])
  })
  it('replaces a profile of the same name', () => {
    write('dcat-ap-3/official.ttl', requires('dct:identifier'))
    expect(missing(open(), 'dcat-ap-3')).toEqual(['MinCount identifier'])
  })
  it('extends a profile of ours', () => {
    write('ours-and-more/shapes.ttl', requires('dct:identifier'))
    writeManifest('ours-and-more', 'dcat-ap-3', ', files: [shapes.ttl]')
    expect(missing(open(), 'ours-and-more').sort()).toEqual([
      'MinCount description',
      'MinCount identifier',
      'MinCount title',
    ])
  })
  it('may replace a profile and extend it all the same', () => {
    write('dcat-ap-3/shapes.ttl', requires('dct:identifier'))
    writeManifest('dcat-ap-3', 'dcat-ap-3')
    expect(missing(open(), 'dcat-ap-3')).toContain('MinCount identifier')
    expect(missing(open(), 'dcat-ap-3')).toContain('MinCount title')
  })
  it('does not change what another profile of ours is made of', () => {
    const before = open().get('healthdcat-ap-8')?.version
    write('dcat-ap-3/official.ttl', requires('dct:identifier'))
    const profiles = open()
    expect(profiles.get('healthdcat-ap-8')?.version).toBe(before)
    expect(profiles.problems()).toEqual([])
  })
  it('is told what is in its shapes and not evaluated', async () => {
    write(
      'with-sparql/shapes.ttl',
      `${requires('dct:identifier')}
ex:Sparql a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:shape ex:Dataset ;
    sh:sparql [ sh:select "SELECT $this WHERE { $this ?p ?o }" ] .
ex:shapes <http://www.w3.org/2002/07/owl#imports> ex:more .`,
    )
    const profiles = open()
    const terms = ['shacl#sparql', 'shacl#shape'].map((name) => `http://www.w3.org/ns/${name}`)
    expect(profiles.get('with-sparql')?.unevaluated.toSorted()).toEqual([
      'http://www.w3.org/2002/07/owl#imports',
      ...terms.toSorted(),
    ])
    expect(missing(profiles, 'with-sparql')).toEqual(['MinCount identifier'])
    const bytes = bytesOf(
      Buffer.from(
        '<https://data.example/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "A" .',
      ),
    )
    const profile = profiles.get('with-sparql') as Profile
    expect(await validateDocument({ bytes, name: 'd.ttl' }, { profile })).toMatchObject({
      kind: 'validated',
      notEvaluated: expect.arrayContaining(terms),
    })
  })
  it('gets words in both languages where its shapes bring none', () => {
    write('hospital/shapes.ttl', requires('dct:identifier'))
    const [finding] = findings(open(), 'hospital')
    expect(finding?.message).toEqual({
      da: 'identifier: der skal være mindst 1.',
      en: 'identifier: there must be at least 1.',
    })
    expect(finding?.howToFix).toEqual({ da: 'Tilføj oplysningen.', en: 'Add what is missing.' })
  })
  it('does not keep ours from being used when it is not there', () => {
    rmSync(folder, { recursive: true })
    const profiles = open()
    expect(profiles.names()).toHaveLength(3)
    expect(profiles.problems().map(({ file }) => file)).toEqual([folder])
    mkdirSync(folder)
  })
})

interface Broken {
  readonly what: string
  readonly text: string
  readonly reason: RegExp
  readonly shape?: string
}

describe('a broken file of shapes', () => {
  const title = (constraint: string) => requires('dct:title').replace('minCount 1', constraint)
  const broken: readonly Broken[] = [
    {
      what: 'is not Turtle',
      text: `${PREFIXES}\nex:Dataset a sh:NodeShape ;;; sh:targetClass .\n`,
      reason: /./,
    },
    {
      what: 'has a count that is no number',
      text: title('minCount "one"'),
      reason: /sh:minCount "one" is not a whole number/,
      shape: 'https://operator.example/Dataset',
    },
    {
      what: 'has a pattern that is none',
      text: title('pattern "("'),
      reason: /sh:pattern "\(" is not a regular expression/,
      shape: 'https://operator.example/Dataset',
    },
    {
      what: 'has a path that is none',
      text: requires('[ sh:inversePath [] ]'),
      reason: /sh:path is not a property path/,
      shape: 'https://operator.example/Dataset',
    },
    {
      what: 'has a kind of node that is none',
      text: title('nodeKind sh:Iri'),
      reason: /is not a node kind/,
      shape: 'https://operator.example/Dataset',
    },
    {
      what: 'refers to a shape that is nowhere',
      text: title('node ex:Elsewhere'),
      reason: /Elsewhere, which is not described/,
      shape: 'https://operator.example/Dataset',
    },
    {
      what: 'has one shape where a list belongs',
      text: title('or ex:Dataset'),
      reason: /takes a list/,
      shape: 'https://operator.example/Dataset',
    },
  ]
  it.each(broken)('that $what is named with line and reason', ({ text, reason, shape }) => {
    const file = write('hospital/shapes.ttl', text)
    const profiles = open()
    expect(profiles.get('hospital')).toBeUndefined()
    const [problem] = profiles.problems()
    expect(problem).toMatchObject({ file, line: shape === undefined ? 6 : 8 })
    expect(problem?.reason).toMatch(reason)
    expect(problem?.shape).toBe(shape)
    expect(describeProblem(problem!)).toContain(`${file}, line ${shape === undefined ? 6 : 8}`)
  })
  it('leaves the last good state of its profile in use, until it is mended', () => {
    write('hospital/shapes.ttl', requires('dct:identifier'))
    const profiles = open()
    const before = profiles.get('hospital')
    expect(missing(profiles, 'hospital')).toEqual(['MinCount identifier'])

    write('hospital/shapes.ttl', 'ex:Dataset a')
    profiles.reload()
    expect(profiles.problems()).toHaveLength(1)
    expect(profiles.get('hospital')).toBe(before)

    write('hospital/shapes.ttl', requires('dct:title'))
    profiles.reload()
    expect(profiles.problems()).toEqual([])
    expect(missing(profiles, 'hospital')).toEqual(['MinCount title'])
    expect(profiles.get('hospital')?.version).not.toBe(before?.version)
  })
  it('is described as the state in use, not as what keeps it from being replaced', () => {
    const profiles = open()
    const version = profiles.get('dcat-ap-3')?.manifest.version
    write('dcat-ap-3/shapes.ttl', 'nonsense')
    profiles.reload()
    expect(profiles.manifest('dcat-ap-3')?.version).toBe(version)
    expect(profiles.problems()).toHaveLength(1)
  })
  it('is told once, however often the profile is asked for', () => {
    write('hospital/shapes.ttl', 'ex:Dataset a')
    const profiles = open()
    for (let time = 0; time < 3; time++) profiles.get('hospital')
    expect(profiles.problems()).toHaveLength(1)
  })
  it('names a profile that it extends and that is not there', () => {
    write('hospital/shapes.ttl', requires('dct:title'))
    const file = writeManifest('hospital', 'nobodys')
    const profiles = open()
    expect(profiles.get('hospital')).toBeUndefined()
    expect(profiles.problems()).toEqual([{ file, reason: 'extends nobodys, which is not there' }])
  })
  it('names profiles that extend each other', () => {
    for (const [name, parent] of [
      ['one', 'other'],
      ['other', 'one'],
    ] as const) {
      write(`${name}/shapes.ttl`, requires('dct:title'))
      writeManifest(name, parent)
    }
    const profiles = open()
    expect(profiles.get('one')).toBeUndefined()
    expect(profiles.problems()[0]?.reason).toContain('in a circle')
  })
  it('names a manifest that is none, with every reason', () => {
    const file = write('hospital/manifest.yaml', 'name: Hospital\nfiles: shapes.ttl\n')
    const [problem] = open().problems()
    expect(problem?.file).toBe(file)
    for (const key of ['name', 'title', 'version', 'files']) expect(problem?.reason).toContain(key)
  })
  it('names a file that the manifest promises and nobody wrote', () => {
    write(
      'hospital/manifest.yaml',
      "name: hospital\ntitle: { da: a, en: a }\nversion: '1'\nstatus: draft\niri: https://operator.example/p\nfiles: [gone.ttl]\n",
    )
    const profiles = open()
    expect(profiles.get('hospital')).toBeUndefined()
    expect(profiles.problems()[0]?.file).toBe(join(folder, 'hospital', 'gone.ttl'))
  })
})
