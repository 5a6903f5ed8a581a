import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import { datalandkort, sh } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { isLiteral, languageOf, valueOf } from '../../src/rdf/term.ts'

const root = fileURLToPath(new URL('../../vocab/profiles/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ttl'))
const WORDS = [sh.name, sh.description, sh.message, datalandkort.howToFix]

/** Every shape with a severity is a constraint that findings are made of. */
const constraintsIn = (file: string) => {
  const graph = graphOf(parseTurtle(readFileSync(root + file, 'utf8')))
  const constraints = [...graph.subjects()].filter((shape) => graph.objects(shape, sh.severity).length > 0)
  return { graph, constraints }
}

describe.each(files)('%s', (file) => {
  const { graph, constraints } = constraintsIn(file)

  it('says of every constraint what it is about, what is wrong and how to mend it, in Danish and English', () => {
    const lacking = constraints.flatMap((shape) =>
      WORDS.filter((property) => {
        const texts = graph.objects(shape, property).filter(isLiteral)
        const languages = texts.filter((each) => valueOf(each).trim() !== '').map(languageOf)
        return languages.sort().join() !== 'da,en'
      }).map((property) => `${shape} ${property}`),
    )
    expect(lacking).toEqual([])
    expect(constraints.length).toBeGreaterThan(0)
  })
  it('gives every constraint an IRI', () => {
    expect(constraints.filter((shape) => shape.startsWith('_:'))).toEqual([])
  })
})

describe('the profiles', () => {
  it('name no constraint twice', () => {
    const all = files.flatMap((file) => constraintsIn(file).constraints)
    expect(all.filter((shape, index) => all.indexOf(shape) !== index)).toEqual([])
  })
})
