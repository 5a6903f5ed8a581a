import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
let folder: string
beforeEach(async () => {
  folder = join(setting.folder, 'source')
  await mkdir(join(folder, 'below'), { recursive: true })
})
const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content)

describe('a source that is a file', () => {
  it('is read, gzipped or not, whatever it is called', async () => {
    await write('data', turtleOf({ datasets: ['a'] }))
    await write('data.bin', gzipSync(turtleOf({ datasets: ['a'] })))
    expect((await setting.harvest(join(folder, 'data'))).counts).toMatchObject({ created: 1 })
    expect((await setting.harvest(join(folder, 'data.bin'))).counts).toMatchObject({ unchanged: 1 })
  })

  it('that is not there says so', async () => {
    const report = await setting.harvest(join(folder, 'nowhere.ttl'))
    expect(report.outcome).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('does not exist'),
    })
  })

  it('that is the same as last time is not parsed again', async () => {
    await write('a.ttl', turtleOf({ datasets: ['a'] }))
    await setting.harvest(join(folder, 'a.ttl'))
    const report = await setting.harvest(join(folder, 'a.ttl'))
    expect(report).toMatchObject({ bytes: 0, counts: { unchanged: 1 } })
  })

  it('does not lead to the pages it names', async () => {
    const server = await setting.serve({})
    await write('a.ttl', turtleOf({ datasets: ['a'], extra: `[] hydra:next <${server.origin}/2> .` }))
    await setting.harvest(join(folder, 'a.ttl'))
    expect(server.requests).toHaveLength(0)
  })
})

describe('a source that is a folder', () => {
  it('has the datasets of all its files and those below, and of nothing else', async () => {
    await write('a.ttl', turtleOf({ datasets: ['a'] }))
    await write('b.TTL.gz', gzipSync(turtleOf({ datasets: ['b'] })))
    await write(
      'below/c.jsonld',
      '{"@id": "https://data.example/dataset/c", "@type": "http://www.w3.org/ns/dcat#Dataset", "http://purl.org/dc/terms/title": "c"}',
    )
    await write('README.md', '# notes')
    await write('.hidden.ttl', turtleOf({ datasets: ['hidden'] }))
    const report = await setting.harvest(folder)
    expect(report.outcome).toEqual({ kind: 'done' })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })

  it('is not parsed again when all its files are the same, and is when one has changed, come or gone', async () => {
    await write('a.ttl', turtleOf({ datasets: ['a'] }))
    await write('b.ttl', turtleOf({ datasets: ['b'] }))
    await setting.harvest(folder)
    expect(await setting.harvest(folder)).toMatchObject({ bytes: 0, counts: { found: 2, unchanged: 2 } })
    await write('b.ttl', turtleOf({ datasets: [{ name: 'b', title: 'new' }] }))
    expect((await setting.harvest(folder)).counts).toMatchObject({ unchanged: 1, updated: 1 })
    await write('c.ttl', turtleOf({ datasets: ['c'] }))
    expect((await setting.harvest(folder)).counts).toMatchObject({ unchanged: 2, created: 1 })
  })

  it('loses one file that cannot be read, by its name, and nothing that was in it', async () => {
    const settings = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
    await write('a.ttl', turtleOf({ datasets: ['a'] }))
    await write('b.ttl', turtleOf({ datasets: ['b'] }))
    await write('z.ttl', turtleOf({ datasets: ['z'] }))
    await setting.harvest(folder, { settings })
    await write('b.ttl', '<html><body>an error page</body></html>')
    const report = await setting.harvest(folder, { settings })
    expect(report.outcome).toEqual({ kind: 'partly-rejected' })
    expect(report.counts).toMatchObject({ found: 2, unchanged: 2, rejected: 1, deleted: 0 })
    expect(report.rejections).toEqual([{ document: 'b.ttl', reason: expect.stringContaining('HTML') }])
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', z: 'active' })
  })

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    await write('a.ttl', turtleOf({ datasets: ['a'] }))
    await write('b.ttl', turtleOf({ datasets: ['b'] }))
    await chmod(join(folder, 'b.ttl'), 0)
    const report = await setting.harvest(folder)
    expect(report.rejections).toEqual([{ document: 'b.ttl', reason: expect.stringContaining('permissions') }])
  })

  it('follows links inside itself, and none that lead out or in a circle', async () => {
    await writeFile(join(setting.folder, 'secret.ttl'), turtleOf({ datasets: ['secret'] }))
    await write('below/a.ttl', turtleOf({ datasets: ['a'] }))
    await symlink(join(folder, 'below', 'a.ttl'), join(folder, 'link.ttl'))
    await symlink(join(setting.folder, 'secret.ttl'), join(folder, 'out.ttl'))
    await symlink('nowhere.ttl', join(folder, 'dangling.ttl'))
    await symlink(folder, join(folder, 'below', 'circle'))
    const report = await setting.harvest(folder)
    expect(await setting.states()).toEqual({ a: 'active' })
    expect(report.rejections.map(({ document, reason }) => `${document}: ${reason}`)).toEqual([
      'dangling.ttl: does not exist; check the path',
      'out.ttl: is a link that leads out of the folder; not followed',
    ])
  })
})
