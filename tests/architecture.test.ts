import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Which folders of `src` each folder may import; docs/architecture.md shows why. `type:` allows types alone. */
const mayImport: Record<string, readonly string[]> = {
  rdf: [],
  vocabulary: ['rdf'],
  dataset: ['rdf', 'vocabulary'],
  spreadsheet: ['rdf', 'vocabulary', 'dataset'],
  sources: ['rdf', 'vocabulary', 'dataset', 'spreadsheet'],
  validation: ['rdf', 'vocabulary', 'dataset'],
  quality: ['dataset', 'validation', 'vocabulary'],
  catalogue: ['rdf', 'dataset', 'validation', 'quality'],
  search: ['rdf', 'vocabulary', 'dataset', 'validation', 'quality', 'type:catalogue'],
  harvest: [
    'rdf',
    'vocabulary',
    'dataset',
    'spreadsheet',
    'sources',
    'validation',
    'quality',
    'catalogue',
    'search',
  ],
  api: [
    'rdf',
    'vocabulary',
    'dataset',
    'spreadsheet',
    'validation',
    'quality',
    'catalogue',
    'search',
    'type:harvest',
    'type:.',
  ],
  web: [
    'rdf',
    'vocabulary',
    'dataset',
    'spreadsheet',
    'validation',
    'quality',
    'catalogue',
    'search',
    'type:harvest',
    'type:.',
  ],
}
const outermost = new Set(['.', 'commands', 'operation'])

/** Packages that stand behind a port: only these files may know them. */
const onlyIn: Record<string, RegExp> = {
  // What tests and the benchmark measure us by is not there in production.
  n3: /^$/,
  'rdf-validate-shacl': /^$/,
  jsonld: /^rdf\//,
  'rdfxml-streaming-parser': /^rdf\//,
  'rdf-canonize': /^rdf\//,
  'better-sqlite3': /^(catalogue\/sqlite|search\/variables\/)/,
  'csv-parse': /^spreadsheet\//,
  fflate: /^spreadsheet\//,
  meilisearch: /^search\/meilisearch/,
  hono: /^(api|web)\//,
  '@hono/zod-openapi': /^api\//,
  '@hono/node-server': /^(operation|web)\//,
}

interface Import {
  readonly file: string
  readonly folder: string
  readonly target: string
  readonly typeOnly: boolean
}

const src = fileURLToPath(new URL('../src', import.meta.url))
const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.')

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\(?\s*['"]([^'"]+)['"]/gm,
  )
  return [...found].map(([, type, from, bare]) => ({
    file,
    folder: folderOf(file),
    target: from ?? bare ?? '',
    typeOnly: type !== undefined,
  }))
}

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap(importsOf)

describe('the architecture', () => {
  it('is seen: the scan finds the imports', () => {
    expect(imports.length).toBeGreaterThan(50)
    expect(new Set(imports.map(({ folder }) => folder)).size).toBeGreaterThan(5)
  })

  it('lets each folder import only what the table of the design allows', () => {
    const forbidden = imports.filter(({ file, folder, target, typeOnly }) => {
      if (!target.startsWith('.') || outermost.has(folder)) return false
      const other = folderOf(normalize(join(dirname(file), target)))
      const allowed = mayImport[folder] ?? []
      return other !== folder && !allowed.includes(other) && !(typeOnly && allowed.includes(`type:${other}`))
    })
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  it('keeps each library behind the port that hides it', () => {
    const leaks = imports.filter(({ file, target }) => {
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
      return onlyIn[name]?.test(file) === false
    })
    expect(leaks.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  it('knows every folder of src', () => {
    const folders = [...new Set(imports.map(({ folder }) => folder))]
    expect(folders.filter((folder) => !(folder in mayImport) && !outermost.has(folder))).toEqual([])
  })
})
