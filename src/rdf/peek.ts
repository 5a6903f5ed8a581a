type Bytes = AsyncIterable<Uint8Array>

/** The first bytes of a stream (fewer where it is shorter) and the whole stream, which is still read only once. */
export async function peek(bytes: Bytes, length: number): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  while (size < length) {
    const next = await iterator.next()
    if (next.done) break
    chunks.push(next.value)
    size += next.value.length
  }
  return { head: Buffer.concat(chunks).subarray(0, length), all: continued(chunks, iterator) }
}

/** Not a generator: one that was never started would not end the stream behind it. */
function continued(chunks: Uint8Array[], iterator: AsyncIterator<Uint8Array>): Bytes {
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const value = chunks.shift()
    return value ? { done: false, value } : iterator.next()
  }
  const end = async () => (await iterator.return?.()) ?? { done: true as const, value: undefined }
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) }
}
