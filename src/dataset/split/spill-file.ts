import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WRITE_BUFFER_BYTES = 1024 * 1024
const WINDOW_BYTES = 256 * 1024
/** Windows kept: what a dataset refers to mostly stands near it. */
const MAX_WINDOWS = 32

/**
 * An append-only temporary file, read in windows. It has no name once it is open, so that nothing is left behind
 * even when the process is killed (where the system allows that; else it is removed when closed).
 */
export class SpillFile {
  private readonly folder: string
  private readonly file: number
  private readonly buffer = Buffer.allocUnsafe(WRITE_BUFFER_BYTES)
  private buffered = 0
  private written = 0
  private readonly windows = new Map<number, Buffer>()

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'datalandkort-split-'))
    this.file = openSync(join(this.folder, 'blocks'), 'wx+', 0o600)
    this.removeName()
  }

  /** Returns where the text begins and how many bytes it takes. */
  append(text: string): { offset: number; length: number } {
    const offset = this.written + this.buffered
    if (text.length * 3 > WRITE_BUFFER_BYTES - this.buffered) this.flush()
    if (text.length * 3 > WRITE_BUFFER_BYTES) {
      const bytes = Buffer.from(text)
      this.writeAll(bytes)
      return { offset, length: bytes.length }
    }
    const length = this.buffer.write(text, this.buffered)
    this.buffered += length
    return { offset, length }
  }

  /** To be called once between writing and reading. */
  flush(): void {
    this.writeAll(this.buffer.subarray(0, this.buffered))
    this.buffered = 0
  }

  read(offset: number, length: number): string {
    const number = Math.floor(offset / WINDOW_BYTES)
    const start = offset - number * WINDOW_BYTES
    if (start + length <= WINDOW_BYTES) return this.window(number).toString('utf8', start, start + length)
    return this.readBytes(offset, length).toString('utf8')
  }

  close(): void {
    closeSync(this.file)
    this.windows.clear()
    this.removeName()
  }

  private window(number: number): Buffer {
    const known = this.windows.get(number)
    if (known) {
      this.windows.delete(number)
      this.windows.set(number, known)
      return known
    }
    const length = Math.min(WINDOW_BYTES, this.written - number * WINDOW_BYTES)
    const window = this.readBytes(number * WINDOW_BYTES, length)
    this.windows.set(number, window)
    if (this.windows.size > MAX_WINDOWS)
      for (const oldest of this.windows.keys()) return this.dropWindow(oldest, window)
    return window
  }

  private dropWindow(oldest: number, window: Buffer): Buffer {
    this.windows.delete(oldest)
    return window
  }

  private readBytes(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length)
    let done = 0
    while (done < length) {
      const read = readSync(this.file, bytes, done, length - done, offset + done)
      if (read === 0) throw new Error('the temporary file of a document is shorter than what was written')
      done += read
    }
    return bytes
  }

  private writeAll(bytes: Buffer): void {
    let done = 0
    while (done < bytes.length)
      done += writeSync(this.file, bytes, done, bytes.length - done, this.written + done)
    this.written += bytes.length
  }

  private removeName(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true })
    } catch {
      // Windows keeps the name of an open file; it goes when the file is closed.
    }
  }
}
