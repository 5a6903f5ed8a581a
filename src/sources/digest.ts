import { createHash, type Hash } from 'node:crypto'
import { peek } from '../rdf/peek.ts'
import { once } from '../rdf/once.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Held in memory to compare a document with the last one before parsing it; larger ones are parsed as they come. */
const COMPARED_BYTES = 16_777_216

/** SHA-256 over documents: what each is called and how it was served count as much as its bytes. */
export interface Digest {
  /** Passes bytes on and counts them in. */
  readonly through: (label: string, bytes: Bytes) => Bytes
  readonly value: () => string
}

export function newDigest(): Digest {
  const whole = createHash('sha256')
  return {
    through: (label, bytes) => hashing({ whole, label, bytes }),
    value: () => whole.copy().digest('hex'),
  }
}

async function* hashing({ whole, label, bytes }: { whole: Hash; label: string; bytes: Bytes }): Bytes {
  const one = createHash('sha256')
  for await (const chunk of bytes) {
    one.update(chunk)
    yield chunk
  }
  whole.update(JSON.stringify([label, one.digest('hex')]))
}

/** Reads documents to their end for nothing but their digest. */
export async function digestOf(documents: readonly { label: string; bytes: Bytes }[]): Promise<string> {
  const digest = newDigest()
  for (const { label, bytes } of documents) await drain(digest.through(label, bytes))
  return digest.value()
}

/** The digest of a document, unless it is too large to be held; and its bytes, to be read after all. */
export async function digestIfSmall(
  label: string,
  bytes: Bytes,
): Promise<{ readonly digest: string | undefined; readonly bytes: Bytes }> {
  const { head, all } = await peek(bytes, COMPARED_BYTES)
  if (head.length >= COMPARED_BYTES) return { digest: undefined, bytes: all }
  return { digest: await digestOf([{ label, bytes: once(head) }]), bytes: all }
}

async function drain(bytes: Bytes): Promise<void> {
  for await (const chunk of bytes) void chunk
}
