import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attributeOf,
  childNamed,
  elementsOf,
  textIn,
  type XmlElement,
} from '../../src/sources/xml/element.ts'
import { readPieces, XmlSyntaxError } from '../../src/sources/xml/read-pieces.ts'
import { writeElement } from '../../src/sources/xml/write-element.ts'

async function piecesOf(text: string, piece = 'item', root = 'list') {
  const pieces: XmlElement[] = []
  for await (const element of readPieces(text, { roots: new Set([root]), pieces: new Set([piece]) }))
    pieces.push(element)
  return pieces
}

const failureOf = async (text: string) => {
  const error: unknown = await piecesOf(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error
}

describe('XML in pieces', () => {
  it('gives each wanted element with all that is in it', async () => {
    const [first, second] = await piecesOf(
      '<list xmlns="urn:a" xmlns:b="urn:b"><item n="1">A<b:x b:y="2">B</b:x></item><other/><item><![CDATA[<C>]]></item></list>',
    )
    expect(first).toMatchObject({ local: 'item', uri: 'urn:a', line: 1 })
    expect(textIn(first)).toBe('AB')
    expect(attributeOf(first, 'n')).toBe('1')
    expect(first && childNamed(first, 'x')).toMatchObject({ uri: 'urn:b', name: 'b:x' })
    expect(textIn(second)).toBe('<C>')
  })

  it('knows XML’s own five entities and numbered characters, and no other', async () => {
    expect(textIn((await piecesOf('<list><item>&lt;&amp;&#230;&#x1F600;</item></list>'))[0])).toBe('<&æ😀')
    expect(await failureOf('<list>\n<item>&copy;</item></list>')).toMatchObject({ line: 2 })
  })

  it.each([
    ['internal', '<!DOCTYPE list [<!ENTITY a "aaaa">]><list><item>&a;</item></list>'],
    ['external', '<!DOCTYPE list [<!ENTITY a SYSTEM "file:///etc/passwd">]><list><item>&a;</item></list>'],
    ['of parameters', '<!DOCTYPE list [<!ENTITY % a SYSTEM "http://127.0.0.1/"> %a;]><list/>'],
  ])('with entities that are %s is refused', async (_, text) => {
    const error = await failureOf(text)
    expect(error).toBeInstanceOf(XmlSyntaxError)
    expect(String(error)).toContain('declares entities')
  })

  it('is the same when an element is written and read again, lines included', async () => {
    const text =
      '<list xmlns:p="urn:p">\n<item a="x&#10;y &quot;"\n  b="1">\n<p:c/>\n &lt;d&gt; &amp;</item></list>'
    const [item] = await piecesOf(text)
    const [again] = item ? await piecesOf(writeElement(item), 'item', 'item') : []
    expect(again?.attributes).toEqual(item?.attributes)
    expect(textIn(again)).toBe(textIn(item))
    const lineOf = (element: XmlElement | undefined) => element && elementsOf(element)[0]?.line
    expect((lineOf(item) ?? 0) - (item?.line ?? 0)).toBe((lineOf(again) ?? 0) - (again?.line ?? 0))
  })

  it('ends or is refused at a line, however it is damaged', async () => {
    const sound = readFileSync(new URL('../fixtures/oai-pmh/datacite-record.xml', import.meta.url), 'utf8')
    const bits = [
      '<',
      '>',
      '</',
      '/>',
      '&',
      '&#0;',
      '"',
      ']]>',
      '<![CDATA[',
      '<!--',
      '\0',
      '\uD800',
      '<!DOCTYPE x',
      'xmlns:a=""',
    ]
    const damage = fc.record({
      at: fc.nat({ max: sound.length }),
      cut: fc.nat({ max: 40 }),
      bit: fc.constantFrom(...bits),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, cut, bit }) => {
        const damaged = sound.slice(0, at) + bit + sound.slice(at + cut)
        try {
          await piecesOf(damaged, 'payload', 'oai_datacite')
        } catch (error) {
          expect(error).toBeInstanceOf(XmlSyntaxError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
