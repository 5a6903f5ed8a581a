import { join } from 'node:path'
import { fingerprintOf } from '../rdf/canonicalize.ts'
import { graphOf, type Graph } from '../rdf/graph.ts'
import type { Term, Triple } from '../rdf/term.ts'
import type { Background } from './data-view.ts'
import type { Manifest } from './manifest.ts'
import { namedShape, shapeProblemsIn } from './shape-problems.ts'
import { lineOfShape, ProfileError, readShapesFile } from './shapes-file.ts'
import { unevaluatedIn } from './unevaluated.ts'
import { compileShapes, type Validator } from './validate.ts'

/** A profile ready to validate with. */
export interface Profile {
  readonly manifest: Manifest
  /** Changes whenever a shape does: reports are stored with it. */
  readonly version: string
  /** SHACL parameters in its files that we do not evaluate, by IRI. */
  readonly unevaluated: readonly Term[]
  readonly levelOf: (graph: Graph, dataset: Term) => string | undefined
  readonly validator: (level: string | undefined) => Validator
}

/** A profile's folder and manifest; its shapes are read on the way. */
export interface ProfileFolder {
  readonly folder: string
  readonly manifest: Manifest
}

export interface ProfileContext {
  readonly find: (name: string) => ProfileFolder | undefined
  readonly background: Background
}

/** Reads and compiles a profile. Throws ProfileError with file, line and reason where a file is broken. */
export function openProfile(own: ProfileFolder, context: ProfileContext): Profile {
  const { manifest, folder } = own
  const read = newFileReader()
  const graphOfFiles = (files: readonly string[]): Graph => graphOf(files.flatMap(read.triples))
  const common = [...inheritedFiles(own, context), ...paths(folder, manifest.files)]
  const levels = new Map<string | undefined, Graph>([[undefined, graphOfFiles(common)]])
  for (const level of manifest.levels) {
    levels.set(level.name, graphOfFiles([...common, ...paths(folder, level.files)]))
  }
  for (const graph of levels.values()) refuseBroken(graph, read)
  const validators = new Map(
    [...levels].map(([level, graph]) => [level, compileShapes(graph, context.background)]),
  )
  return {
    manifest,
    version: versionOf([...levels.values()]),
    unevaluated: [...new Set([...levels.values()].flatMap(unevaluatedIn))],
    levelOf: (graph, dataset) => levelOf(manifest, graph, dataset),
    validator: (level) => validators.get(level) ?? validators.get(undefined)!,
  }
}

function inheritedFiles({ manifest }: ProfileFolder, context: ProfileContext, depth = 0): string[] {
  if (!manifest.extends || depth > 5) return []
  const parent = context.find(manifest.extends.profile)
  if (!parent) return []
  return [
    ...inheritedFiles(parent, context, depth + 1),
    ...paths(parent.folder, manifest.extends.files ?? parent.manifest.files),
  ]
}

const paths = (folder: string, files: readonly string[]): string[] => files.map((file) => join(folder, file))

/** Levels share most files; each is read once. */
function newFileReader() {
  const known = new Map<string, readonly Triple[]>()
  return {
    triples: (file: string): readonly Triple[] => {
      let triples = known.get(file)
      if (!triples) known.set(file, (triples = readShapesFile(file, `_:f${known.size}`)))
      return triples
    },
    /** The file that describes a shape. */
    fileOf: (shape: Term): string | undefined =>
      [...known].find(([, triples]) => triples.some(({ subject }) => subject === shape))?.[0],
  }
}

function refuseBroken(graph: Graph, read: ReturnType<typeof newFileReader>): void {
  const problem = shapeProblemsIn(graph)[0]
  if (!problem) return
  const shape = namedShape(graph, problem.shape)
  const file = read.fileOf(problem.shape) ?? read.fileOf(shape) ?? ''
  const line = lineOfShape(file, shape)
  throw new ProfileError({ file, shape, reason: problem.reason, ...(line !== undefined && { line }) })
}

function levelOf({ levelBy, levels }: Manifest, graph: Graph, dataset: Term): string | undefined {
  if (!levelBy) return undefined
  const values = graph.objects(dataset, levelBy)
  return levels.findLast(({ value }) => values.includes(value))?.name
}

const versionOf = (graphs: readonly Graph[]): string =>
  fingerprintOf(graphs.flatMap(({ triples }) => triples)).slice(0, 16)
