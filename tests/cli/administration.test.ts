import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOfKey } from '../../src/catalogue/access-key.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { serve, type Loopback } from '../sources/loopback.ts'
import { CONFIGURATION, dataset, openWorkplace, type Workplace } from './run-command.ts'

let place: Workplace
let server: Loopback
let served = ''
beforeEach(async () => {
  place = openWorkplace()
  place.write('datalandkort.yaml', `network: { allowPrivateHosts: [127.0.0.1] }${CONFIGURATION}`)
  served = dataset('a', 'A') + dataset('b', 'B')
  server = await serve((_, response) => response.setHeader('content-type', 'text/turtle').end(served))
})
afterEach(async () => {
  place.remove()
  await server.close()
})

const openStore = () => openSqliteStore(`${place.folder}/data/catalogue.db`)

describe('keys', () => {
  it('are shown once, opened with, listed without themselves, and revoked', async () => {
    const made = await place.run('keys', 'create', '--role', 'admin', '--name', 'Drift')
    expect(made.code).toBe(0)
    const secret = made.out.trim()
    expect(secret).toMatch(/^dlk_[\w-]{43}$/)
    const [, id = ''] = /The key (\w+) for Drift/.exec(made.err) ?? []
    const store = openStore()
    expect(await store.useKey(digestOfKey(secret), '2026-03-01T10:00:00Z')).toMatchObject({
      id,
      role: 'admin',
    })
    await store.close()
    const listed = await place.run('keys')
    expect(listed.out).toMatch(new RegExp(`${id} +admin +Drift +.* +2026-03-01 10:00 UTC +in use`))
    expect(listed.out).not.toContain(secret)
    expect((await place.run('keys', 'revoke', id)).code).toBe(0)
    expect((await place.run('keys', 'list')).out).toMatch(/revoked \d{4}/)
    expect((await place.run('keys', 'revoke', 'x')).err).toMatch(
      /there is no key 'x'; see 'datalandkort keys'/,
    )
  })

  it.each([
    [['--role', 'admin'], /required option '--name <name>' not specified/],
    [['--role', 'boss', '--name', 'x'], /'boss' is invalid. Allowed choices are admin, holder/],
    [['--role', 'holder', '--name', 'x'], /name it with --holder <iri>/],
    [['--role', 'holder', '--name', 'x', '--holder', 'x y'], /'x y' is not an absolute IRI/],
    [
      ['--role', 'admin', '--name', 'x', '--holder', 'https://a.example/'],
      /--holder belongs to --role holder/,
    ],
  ])('are not made of %j', async (options, expected) => {
    const { code, err } = await place.run('keys', 'create', ...options)
    expect(code).toBe(2)
    expect(err).toMatch(expected)
  })
})

describe('sources', () => {
  const add = (...options: string[]) =>
    place.run('sources', 'add', 'third', '--kind', 'dcat', '--url', server.origin, ...options)

  it('can be added beside those of the file, harvested, and removed with what came from them', async () => {
    expect((await add('--title', 'Tredje', '--profile', 'dcat-ap-3')).out).toMatch(/added third/)
    expect((await place.run('harvest', 'third')).out).toMatch(/third: done, 2 found, 2 created/)
    expect((await place.run('sources')).out).toMatch(/third +dcat +2 +.*done +http:/)
    const kept = await place.run('sources', 'remove', 'third')
    expect(kept.out).toMatch(/removed third: 2 records kept, 0 deleted; delete them with --delete-records/)
    expect((await place.run('sources')).out).toMatch(
      /third +dcat +2 +\d{4}-\d\d-\d\d \d\d:\d\d UTC +removed, its records remain/,
    )
    const gone = await place.run('sources', 'remove', 'third', '--delete-records')
    expect(gone.out).toMatch(/removed third: 0 records kept, 2 deleted\n/)
    expect((await place.run('sources')).out).not.toMatch(/third/)
  })

  it.each([
    [['--title', 'T', '--schedule', 'daily'], /schedule: must be a cron expression/],
    [['--title', 'T', '--header', 'X-Key'], /Write name=VARIABLE/],
    [['--title', 'T', '--header', 'X-Key=HOME'], /headersEnv.X-Key: must be .* begins with SOURCE_/],
    [[], /title: needs a text in da or en/],
  ])('are not added with %j', async (options, expected) => {
    const { code, err } = await add(...options)
    expect(code).toBe(2)
    expect(err).toMatch(expected)
  })

  it('of the file are changed there', async () => {
    expect((await place.run('sources', 'remove', 'first')).err).toMatch(/stands in the configuration file/)
    const options = ['--kind', 'dcat', '--url', server.origin, '--title', 'F']
    const added = await place.run('sources', 'add', 'first', ...options)
    expect(added.err).toMatch(/stands in the configuration file/)
    expect((await place.run('sources', 'remove', 'nothing')).err).toMatch(/there is no source 'nothing'/)
  })
})

describe('deletions', () => {
  it('of a held run are listed, and approved or rejected', async () => {
    const deletion = ', deletion: { graceDays: 0, holdAbovePercent: 20 } }'
    place.write(
      'datalandkort.yaml',
      `network: { allowPrivateHosts: [127.0.0.1] }\nsources:\n  - { id: s, kind: dcat, url: "${server.origin}", title: { da: S }${deletion}\n`,
    )
    served = ['a', 'b', 'c', 'd'].map((name) => dataset(name, name)).join('')
    await place.run('harvest')
    served = dataset('a', 'a')
    const [report] = JSON.parse((await place.run('harvest', '--json')).out) as { id: string }[]
    const run = report?.id ?? ''
    expect((await place.run('deletions', 'list', run)).out.trim().split('\n')).toHaveLength(3)
    expect((await place.run('deletions', 'approve', run)).out).toBe('3 datasets deleted\n')
    expect((await place.run('deletions', 'reject', run)).err).toMatch(
      /were approved before; what is deleted cannot be kept/,
    )
    expect((await place.run('deletions', 'approve', 'x')).err).toMatch(/there is no run 'x'/)
    expect((await place.run('sources')).out).toMatch(/s +dcat +1 /)
  })
})
