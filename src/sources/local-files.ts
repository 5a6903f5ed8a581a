import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'
import { syntaxes } from '../rdf/syntaxes.ts'
import { SourceError } from './source.ts'

export interface LocalFile {
  readonly path: string
  /** As reports call it: relative to the folder, so that no path of this machine is shown. */
  readonly name: string
}

export interface UnusableFile {
  readonly name: string
  readonly reason: string
}

export interface LocalFiles {
  readonly isFolder: boolean
  readonly files: readonly LocalFile[]
  readonly unusable: readonly UnusableFile[]
}

const CHUNK_BYTES = 65_536

/**
 * The files of a folder and below, in order of name, or the one file that the path names. Hidden files are left out;
 * links are followed inside the folder only: a published folder must not show the machine it lies on.
 */
export async function localFiles(path: string, suffixes = RDF_SUFFIXES): Promise<LocalFiles> {
  const root = await realpath(path).catch((error: unknown) => {
    throw new SourceError('unreachable', `${path} ${fileFault(error)}`)
  })
  if (!(await stat(root)).isDirectory()) {
    return { isFolder: false, files: [{ path: root, name: basename(path) }], unusable: [] }
  }
  const found: Walk = { root, files: [], unusable: [], visited: new Set([root]) }
  await walk(found, root)
  // A folder may have other things in it; a file that is named itself is read whatever it is called.
  const isMeant = ({ name }: LocalFile) => suffixes.has(extname(name.toLowerCase().replace(/\.gz$/, '')))
  return { isFolder: true, files: found.files.filter(isMeant), unusable: found.unusable }
}

const RDF_SUFFIXES: ReadonlySet<string> = new Set(syntaxes.flatMap(({ suffixes }) => suffixes))

interface Walk {
  readonly root: string
  readonly files: LocalFile[]
  readonly unusable: UnusableFile[]
  /** Real paths: what is linked to is read once, and a link to a folder above does not go round for ever. */
  readonly visited: Set<string>
}

async function walk(found: Walk, folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => reject(found, folder, error))
  for (const name of [...(names ?? [])].sort()) {
    if (name.startsWith('.')) continue
    const path = join(folder, name)
    const real = await realpath(path).catch((error: unknown) => reject(found, path, error))
    if (real !== undefined) await visit(found, path, real)
  }
}

async function visit(found: Walk, path: string, real: string): Promise<void> {
  if (real !== found.root && !real.startsWith(found.root + sep)) {
    found.unusable.push({
      name: nameIn(found, path),
      reason: 'is a link that leads out of the folder; not followed',
    })
    return
  }
  if (found.visited.has(real)) return
  found.visited.add(real)
  const kind = await stat(real)
  if (kind.isFile()) found.files.push({ path: real, name: nameIn(found, path) })
  if (kind.isDirectory()) await walk(found, path)
}

function reject(found: Walk, path: string, error: unknown): undefined {
  found.unusable.push({ name: nameIn(found, path), reason: fileFault(error) })
}

const nameIn = ({ root }: Walk, path: string) => relative(root, path) || basename(root)

export async function* readLocalFile(
  { path, name }: LocalFile,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES, signal }) as AsyncIterable<Uint8Array>
  } catch (error) {
    signal.throwIfAborted()
    throw new SourceError('unreachable', `${name} ${fileFault(error)}`)
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  ENOTDIR: 'does not exist; check the path',
  EACCES: 'may not be read; check its permissions',
  EPERM: 'may not be read; check its permissions',
  ELOOP: 'is a link that leads to itself',
}

function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FAULTS[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`
}
