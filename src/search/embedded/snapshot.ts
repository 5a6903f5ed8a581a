import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

/*
 * The index as a file, so that a start need not read the catalogue again:
 *
 *   magic │ length of header (4 bytes) │ header: JSON │ section │ section │ …
 *
 * The header has the version of what decides an index's content, the catalogue position, and every section's
 * name, length and checksum. Written beside the old one and renamed; what is damaged, cut or outdated is not read.
 */
const MAGIC = 'datalandkort search index 1\n'

type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array | Float64Array

/**
 * Takes the parts of an index to a file or from one: each method gives back what the owner is to hold from then on,
 * when writing the same, when reading what was written.
 */
export interface Archive {
  /** The first `length` numbers. */
  numbers<T extends Numbers>(name: string, array: T, length: number): T
  number(name: string, value: number): number
  texts(name: string, texts: readonly string[]): string[]
  /** Blocks of one size. */
  blocks(name: string, blocks: readonly Uint8Array[], size: number): Uint8Array[]
}

interface Header {
  readonly version: string
  readonly position: number
  readonly sections: readonly { readonly name: string; readonly bytes: number; readonly checksum: number }[]
}

export async function writeSnapshot(
  path: string,
  about: { readonly version: string; readonly position: number },
  transfer: (archive: Archive) => void,
): Promise<void> {
  const parts = new Map<string, readonly Uint8Array[]>()
  transfer(writingTo(parts))
  const sections = [...parts].map(([name, chunks]) => ({
    name,
    bytes: chunks.reduce((sum, { length }) => sum + length, 0),
    checksum: chunks.reduce((sum, chunk) => crc32(chunk, sum), 0),
  }))
  const header = Buffer.from(JSON.stringify({ ...about, sections } satisfies Header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(header.length)
  const temporary = `${path}.${process.pid}.new`
  const file = await open(temporary, 'w')
  try {
    for (const chunk of [Buffer.from(MAGIC), length, header, ...[...parts.values()].flat()])
      await file.writeFile(chunk)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(temporary, { force: true })
    throw error
  }
  await file.close()
  await rename(temporary, path)
}

/** Undefined when there is none, or none that can be used. */
export async function readSnapshot(
  path: string,
  version: string,
): Promise<{ readonly position: number; readonly archive: Archive } | undefined> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    return undefined
  }
  try {
    const header = await readHeader(file)
    if (header?.version !== version) return undefined
    const sections = new Map<string, Uint8Array>()
    let at = header.start
    for (const { name, bytes, checksum } of header.sections) {
      const section = await readBytes(file, at, bytes)
      if (!section || crc32(section) !== checksum) return undefined
      sections.set(name, section)
      at += bytes
    }
    return { position: header.position, archive: readingFrom(sections) }
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

async function readHeader(file: FileHandle): Promise<(Header & { readonly start: number }) | undefined> {
  const start = await readBytes(file, 0, MAGIC.length + 4)
  if (!start || Buffer.from(start.subarray(0, MAGIC.length)).toString() !== MAGIC) return undefined
  const length = Buffer.from(start.buffer).readUInt32LE(MAGIC.length)
  const { size } = await file.stat()
  if (length > size) return undefined
  const text = await readBytes(file, MAGIC.length + 4, length)
  if (!text) return undefined
  const header = JSON.parse(Buffer.from(text).toString()) as Header
  const bytes = header.sections.reduce((sum, section) => sum + section.bytes, MAGIC.length + 4 + length)
  return bytes === size ? { ...header, start: MAGIC.length + 4 + length } : undefined
}

/** In a buffer of its own: arrays of larger numbers must begin at its beginning. */
async function readBytes(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read)
    if (bytesRead === 0) return undefined
    read += bytesRead
  }
  return bytes
}

const bytesOf = (array: Numbers, length: number): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, length * array.BYTES_PER_ELEMENT)

function writingTo(parts: Map<string, readonly Uint8Array[]>): Archive {
  const archive: Archive = {
    numbers(name, array, length) {
      parts.set(name, [bytesOf(array, Math.min(length, array.length))])
      return array
    },
    number(name, value) {
      parts.set(name, [Buffer.from(String(value))])
      return value
    },
    texts(name, texts) {
      parts.set(name, [Buffer.from(JSON.stringify(texts))])
      return [...texts]
    },
    blocks(name, blocks) {
      parts.set(name, blocks)
      return [...blocks]
    },
  }
  return archive
}

function readingFrom(sections: ReadonlyMap<string, Uint8Array>): Archive {
  const section = (name: string): Uint8Array => {
    const found = sections.get(name)
    if (!found) throw new Error(`The snapshot has no ${name}`)
    return found
  }
  return {
    numbers<T extends Numbers>(name: string, array: T): T {
      const { buffer } = section(name)
      return new (array.constructor as new (source: ArrayBufferLike) => T)(buffer)
    },
    number: (name) => Number(Buffer.from(section(name)).toString()),
    texts: (name) => JSON.parse(Buffer.from(section(name).buffer).toString()) as string[],
    blocks(name, _, size) {
      const all = section(name)
      return Array.from({ length: all.length / size }, (__, block) =>
        all.subarray(block * size, (block + 1) * size),
      )
    },
  }
}
