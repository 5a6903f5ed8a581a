import { expect, test } from 'vitest'
import { readDocument } from './reading.ts'

const DOCUMENT = '<a:s> <a:p> "Sygehusbehandling på Ærø – 100 €"@da .\n'
const VALUE = '"Sygehusbehandling på Ærø – 100 €"@da'

const swapBytes = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

test.each([
  ['UTF-8', Buffer.from(DOCUMENT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${DOCUMENT}`)],
  ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${DOCUMENT}`, 'utf16le')],
  ['UTF-16 big-endian with a mark', swapBytes(Buffer.from(`\uFEFF${DOCUMENT}`, 'utf16le'))],
  ['UTF-16 little-endian without a mark', Buffer.from(DOCUMENT, 'utf16le')],
  ['UTF-16 big-endian without a mark', swapBytes(Buffer.from(DOCUMENT, 'utf16le'))],
])('%s reads as it was written, in pieces of any size', async (_, bytes) => {
  for (const pieceBytes of [1, 3, 1000]) {
    const { quads, problems } = await readDocument(bytes, 'turtle', pieceBytes)
    expect(quads.map(({ object }) => object)).toEqual([VALUE])
    expect(problems).toEqual([])
  }
})

test('a file saved as Windows-1252 reads with its letters and is reported', async () => {
  const bytes = Buffer.from('<a:s> <a:p> "Sygehusbehandling p\xe5 \xc6r\xf8 \x96 100 \x80"@da .\n', 'latin1')
  const { quads, problems } = await readDocument(bytes, 'turtle')
  expect(quads.map(({ object }) => object)).toEqual([VALUE])
  expect(problems).toMatchObject([{ effect: 'kept', reason: expect.stringContaining('Windows-1252') }])
})

test('one stray byte in UTF-8 costs one letter', async () => {
  const bytes = Buffer.concat([Buffer.from('<a:s> <a:p> "på '), Buffer.from([0xe5]), Buffer.from(' Ærø" .')])
  const { quads, problems } = await readDocument(bytes, 'turtle')
  expect(quads.map(({ object }) => object)).toEqual(['"på \uFFFD Ærø"'])
  expect(problems).toMatchObject([{ effect: 'kept', reason: expect.stringContaining('not valid UTF-8') }])
})
