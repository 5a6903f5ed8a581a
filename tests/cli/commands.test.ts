import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { parseRdf } from '../../src/rdf/parse.ts'
import type { SyntaxName } from '../../src/rdf/syntaxes.ts'
import { CONFIGURATION, dataset, openWorkplace, type Workplace } from './run-command.ts'

let place: Workplace
beforeEach(() => {
  place = openWorkplace()
})
afterEach(() => place.remove())

describe('the command line', () => {
  it('explains itself, and each of its verbs', async () => {
    const help = await place.run('--help')
    expect(help).toMatchObject({ code: 0, err: '' })
    for (const verb of [
      'serve',
      'harvest',
      'validate',
      'reindex',
      'export',
      'sources',
      'verify',
      'backup',
      'restore',
    ]) {
      expect(help.out).toMatch(new RegExp(`^  ${verb}\\b`, 'm'))
      const own = await place.run(verb, '--help')
      expect(own).toMatchObject({ code: 0, err: '' })
      expect(own.out).toMatch(`Usage: datalandkort ${verb}`)
    }
  })

  it.each([
    [['harvets'], /unknown command 'harvets'.*Did you mean harvest\?/s],
    [['harvest', '--dryrun'], /unknown option '--dryrun'.*Did you mean --dry-run\?/s],
    [['harvest', 'frist'], /there is no source 'frist'; did you mean 'first'\?/],
    [['harvest', 'zzz'], /there is no source 'zzz'; see 'datalandkort sources'/],
    [['export', '--format', 'csv'], /'csv' is invalid. Allowed choices are nt, ttl, jsonld, rdf/],
    [['backup'], /missing required argument 'file'/],
    [['serve', '--config', 'nowhere.yaml'], /nowhere\.yaml: cannot be read: there is no such file/],
    [['verify'], /there is no catalogue at .*catalogue\.db: harvest first/],
    [
      ['restore', 'nowhere.db'],
      /there is no catalogue at .*nowhere\.db: harvest first, or name the right file/,
    ],
  ])('says what is wrong with %j and ends with 2', async (args, expected) => {
    const result = await place.run(...args)
    expect(result.code).toBe(2)
    expect(result.err).toMatch(expected)
    expect(result.err).not.toMatch(/^ {4}at /m)
  })

  it('reports everything that is wrong with the configuration', async () => {
    place.write('datalandkort.yaml', `serch: {}\n${CONFIGURATION.replace('dcat', 'dact')}`)
    const { code, err } = await place.run('sources')
    expect(code).toBe(2)
    expect(err).toMatch(/datalandkort\.yaml:1: serch: unknown key, did you mean 'search'\?/)
    expect(err).toMatch(/datalandkort\.yaml:4: sources\[0\]\.kind: 'dact' does not exist/)
  })
})

describe('harvest', () => {
  it('harvests every source and says what came of it', async () => {
    const { code, out } = await place.run('harvest')
    expect(code).toBe(0)
    expect(out.split('\n').toSorted()).toEqual([
      '',
      'first: done, 2 found, 2 created',
      'second: done, 1 found, 1 created',
    ])
    expect((await place.run('harvest', 'first', '--force')).out).toBe('first: done, 2 found, 2 unchanged\n')
  })

  it('stores nothing in a dry run', async () => {
    const { code, out } = await place.run('harvest', 'first', '--dry-run')
    expect(code).toBe(0)
    const [line, ...changes] = out.trimEnd().split('\n')
    expect(line).toBe('first: done, 2 found, 2 created (nothing was stored)')
    expect(changes).toHaveLength(2)
    for (const change of changes) expect(change).toMatch(/^ {2}would be created: \S+-\w{12} https:\S+$/)
    expect((await place.run('export')).out).toBe('')
  })

  it('gives the reports as JSON, and the lines beside them', async () => {
    const { out, err } = await place.run('harvest', '--json')
    expect(JSON.parse(out)).toMatchObject([
      { source: 'first', outcome: { kind: 'done' }, counts: { created: 2 } },
      { source: 'second', outcome: { kind: 'done' }, counts: { created: 1 } },
    ])
    expect(err).toContain('first: done')
  })

  it('is no success when a source cannot be read, and harvests the others', async () => {
    place.write('first.ttl', 'this is not Turtle')
    const { code, out } = await place.run('harvest')
    expect(code).toBe(1)
    expect(out).toMatch(/^first: unreadable \(.+\)/m)
    expect(out).toMatch(/^second: done/m)
  })

  it('names file, line and reason of what it had to leave out', async () => {
    const broken =
      '<https://a.example/x> a <http://www.w3.org/ns/dcat#Dataset> ; dct:title "no such prefix" .'
    place.write('first.ttl', [dataset('lpr', 'LPR'), broken, dataset('dar', 'DAR')].join('\n'))
    const { code, out } = await place.run('harvest', 'first')
    expect(code).toBe(1)
    expect(out).toMatch(
      /first: partly rejected, .*\n {2}first\.ttl:7: https:\/\/a\.example\/x: the prefix "dct:" is not declared/,
    )
  })
})

describe('sources', () => {
  it('lists them with their last run, as a table and as JSON without secrets', async () => {
    expect((await place.run('sources')).out).toMatch(/first +dcat +0 +never/)
    await place.run('harvest')
    expect((await place.run('sources', 'list')).out).toMatch(
      /first +dcat +2 +\d{4}-\d\d-\d\d \d\d:\d\d UTC +done +\S*first\.ttl/,
    )
    place.write('key', 'very secret')
    place.write(
      'datalandkort.yaml',
      CONFIGURATION.replace('title: { da: Første }', 'title: { da: F }, headersFile: { X-Key: key }'),
    )
    const { out } = await place.run('sources', '--json')
    expect(JSON.parse(out)).toMatchObject([
      { id: 'first', records: 2, lastRun: { outcome: { kind: 'done' } } },
      { id: 'second' },
    ])
    expect(out).not.toContain('very secret')
  })
})

describe('export', () => {
  it('says the same in every format, and keeps the blank nodes of different datasets apart', async () => {
    await place.run('harvest')
    const expected = await fingerprint(
      dataset('lpr', 'Landspatientregisteret') +
        dataset('dar', 'Dødsårsagsregisteret') +
        dataset('cancer', 'Cancerregisteret'),
      'turtle',
    )
    const formats: [string, SyntaxName][] = [
      ['nt', 'n-triples'],
      ['ttl', 'turtle'],
      ['jsonld', 'json-ld'],
      ['rdf', 'rdf-xml'],
    ]
    for (const [format, syntax] of formats) {
      const { code, out, err } = await place.run('export', '--format', format)
      expect({ format, code, err }).toEqual({ format, code: 0, err: 'exported 3 datasets\n' })
      expect({ format, fingerprint: await fingerprint(out, syntax) }).toEqual({
        format,
        fingerprint: expected,
      })
    }
  })

  it('goes to a file', async () => {
    await place.run('harvest')
    expect(await place.run('export', '--output', 'all.nt')).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(join(place.folder, 'all.nt'), 'utf8')).toContain('Cancerregisteret')
  })
})

describe('backup, restore and verify', () => {
  it('bring back the catalogue as it was', async () => {
    await place.run('harvest')
    expect(await place.run('backup', 'copy.db')).toMatchObject({ code: 0 })
    expect(await place.run('backup', 'copy.db')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/copy\.db is there already: name another file, or add --force/),
    })
    expect(await place.run('backup', 'copy.db', '--force')).toMatchObject({ code: 0 })
    expect((await place.run('backup', 'nowhere/copy.db')).err).toMatch(/there is no folder .*nowhere/)
    place.write('first.ttl', dataset('lpr', 'Et andet navn'))
    await place.run('harvest', 'first')
    expect((await place.run('export')).out).toContain('Et andet navn')
    expect(await place.run('restore', 'copy.db')).toMatchObject({ code: 0 })
    expect((await place.run('export')).out).toContain('Landspatientregisteret')
    const verified = await place.run('verify')
    expect(verified).toMatchObject({ code: 0 })
    expect(verified.out).toMatch(/catalogue: sound, 3 versions .*\nindex: in step, 3 datasets/)
    expect(existsSync(join(place.folder, 'copy.db-wal'))).toBe(false)
  })

  it('leave a catalogue alone that somebody has open', async () => {
    await place.run('harvest')
    await place.run('backup', 'copy.db')
    const store = openSqliteStore(join(place.folder, 'data/catalogue.db'))
    await store.sequence()
    const refused = await place.run('restore', 'copy.db')
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/is in use: stop the server and every harvest first/)
    await store.close()
    expect(existsSync(join(place.folder, 'data/catalogue.db.restoring'))).toBe(false)
  })

  it('do not put a damaged file, or one of somebody else, in the place of the catalogue', async () => {
    await place.run('harvest')
    await place.run('backup', 'copy.db')
    truncateSync(join(place.folder, 'copy.db'), 40_000)
    writeFileSync(join(place.folder, 'other.db'), 'not a database at all, just a file with some text in it')
    for (const file of ['copy.db', 'other.db']) {
      const { code, err } = await place.run('restore', file)
      expect({ file, code: code > 0 }).toEqual({ file, code: true })
      expect(err).toMatch(/damaged|cannot be read as a catalogue/)
    }
    expect((await place.run('verify')).code).toBe(0)
  })

  it('notice a text that is not what was stored', async () => {
    await place.run('harvest')
    const path = join(place.folder, 'data/catalogue.db')
    const bytes = readFileSync(path)
    writeFileSync(
      path,
      Buffer.from(bytes.toString('latin1').replaceAll('Cancerregisteret', 'Kancerregisteret'), 'latin1'),
    )
    const { code, out } = await place.run('verify')
    expect(code).toBe(1)
    expect(out).toMatch(/catalogue: version 1 of cancer-\w+ differs from its fingerprint/)
  })
})

describe('reindex', () => {
  it('fills the index again', async () => {
    await place.run('harvest')
    expect(await place.run('reindex')).toMatchObject({ code: 0, err: 'the search index is filled anew\n' })
  })
})

async function fingerprint(text: string, syntax: SyntaxName): Promise<string> {
  const triples = []
  for await (const batch of parseRdf(bytesOf(text), { syntax, baseIri: 'https://b.example/' }))
    triples.push(...batch)
  return canonicalize(triples).fingerprint
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}
