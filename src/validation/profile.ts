import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { graphOf, type Graph } from '../rdf/graph.ts'
import { isIri, type Term, type Triple } from '../rdf/term.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Background } from './data-view.ts'
import type { Manifest } from './manifest.ts'
import { targetedShapes } from './read-shapes.ts'
import { namedShape, shapeProblemsIn } from './shape-problems.ts'
import { ProfileError, readShapesFile } from './shapes-file.ts'
import { unevaluatedIn } from './unevaluated.ts'
import { compileShapes, type Validator } from './validate.ts'

/** A profile ready to validate with. */
export interface Profile {
  readonly manifest: Manifest
  /** Changes whenever its manifest or one of its files does: reports are stored with it. */
  readonly version: string
  /** SHACL parameters in its files that we do not evaluate, by IRI. */
  readonly unevaluated: readonly Term[]
  readonly levelOf: (graph: Graph, dataset: Term) => string | undefined
  /** Compiled when a level is first asked for. */
  readonly validator: (level: string | undefined) => Validator
  /** What findings name codes by. */
  readonly vocabulary: Pick<Vocabulary, 'aliasOf' | 'label'>
}

/** A profile's folder and manifest; its shapes are read on the way. */
export interface ProfileFolder {
  readonly folder: string
  readonly manifest: Manifest
}

export interface ProfileContext {
  /** The profile that another one extends. */
  readonly parentOf: (profile: ProfileFolder) => ProfileFolder | undefined
  readonly background: Background
  readonly vocabulary: Pick<Vocabulary, 'aliasOf' | 'label'>
}

/** Reads a profile and tests all its shapes. Throws ProfileError with file, line and reason where one is broken. */
export function openProfile(own: ProfileFolder, context: ProfileContext): Profile {
  const { manifest, folder } = own
  const shapes = readShapesFiles()
  const common = [...inheritedFiles(own, context), ...paths(folder, manifest.files)]
  const filesOf = (level: string | undefined) => [
    ...common,
    ...paths(folder, manifest.levels.find(({ name }) => name === level)?.files ?? []),
  ]
  const everything = graphOf(
    [...new Set([undefined, ...manifest.levels.map(({ name }) => name)].flatMap(filesOf))].flatMap(
      shapes.triples,
    ),
  )
  refuseBroken(everything, shapes)
  refuseEmpty(everything, folder)
  const version = shapes.versionWith(JSON.stringify(manifest))
  const validators = new Map<string | undefined, Validator>()
  return {
    manifest,
    version,
    unevaluated: unevaluatedIn(everything),
    levelOf: (graph, dataset) =>
      levelOf(manifest, graph.objects(dataset, manifest.levelBy ?? ''), context.vocabulary),
    vocabulary: context.vocabulary,
    validator(asked) {
      const level = manifest.levels.some(({ name }) => name === asked) ? asked : undefined
      let validator = validators.get(level)
      if (!validator) {
        const graph = graphOf(filesOf(level).flatMap(shapes.triples))
        validators.set(level, (validator = compileShapes(graph, context.background)))
      }
      return validator
    },
  }
}

/** Longer chains are circles. */
const MAX_ANCESTORS = 5

function inheritedFiles(profile: ProfileFolder, context: ProfileContext, depth = 0): string[] {
  const inherited = profile.manifest.extends
  if (!inherited) return []
  const parent = depth < MAX_ANCESTORS ? context.parentOf(profile) : undefined
  if (!parent) {
    const why = depth < MAX_ANCESTORS ? 'which is not there' : 'and so on in a circle'
    throw new ProfileError({
      file: join(profile.folder, 'manifest.yaml'),
      reason: `extends ${inherited.profile}, ${why}`,
    })
  }
  return [
    ...inheritedFiles(parent, context, depth + 1),
    ...paths(parent.folder, inherited.files ?? parent.manifest.files),
  ]
}

const paths = (folder: string, files: readonly string[]): string[] => files.map((file) => join(folder, file))

interface ShapesFiles {
  readonly triples: (file: string) => readonly Triple[]
  /** The file that describes a shape. */
  readonly fileOf: (shape: Term) => string | undefined
  /** Of all files read so far, and something more. */
  readonly versionWith: (more: string) => string
}

/** Levels share most files; each is read once. */
function readShapesFiles(): ShapesFiles {
  const known = new Map<string, readonly Triple[]>()
  const hash = createHash('sha256')
  return {
    triples(file) {
      let triples = known.get(file)
      if (!triples) {
        const read = readShapesFile(file, `_:f${known.size}`)
        hash.update(`${basename(file)}\n`).update(read.text)
        known.set(file, (triples = read.triples))
      }
      return triples
    },
    fileOf: (shape) =>
      [...known].find(([, triples]) => triples.some(({ subject }) => subject === shape))?.[0],
    versionWith: (more) => hash.copy().update(more).digest('hex').slice(0, 16),
  }
}

function refuseBroken(graph: Graph, read: ShapesFiles): void {
  const problem = shapeProblemsIn(graph)[0]
  if (!problem) return
  const shape = namedShape(graph, problem.shape)
  const file = read.fileOf(problem.shape) ?? read.fileOf(shape) ?? ''
  const { reason, line } = problem
  throw new ProfileError({ file, shape, reason, ...(line !== undefined && { line }) })
}

/** Shapes that look at nothing would find everything in order. */
function refuseEmpty(graph: Graph, folder: string): void {
  if (targetedShapes(graph).length > 0) return
  const others = readdirSync(folder).filter((name) => /\.(?:rdf|xml|owl|jsonld|json|nt|n3|trig)$/i.test(name))
  const advice =
    others.length > 0
      ? `only Turtle (.ttl) is read here: convert ${others.join(', ')}`
      : 'put the SHACL files of the profile there, as Turtle (.ttl)'
  throw new ProfileError({
    file: folder,
    reason: `has no shape with a target, such as sh:targetClass; ${advice}`,
  })
}

/** A code chooses its level under each of its addresses. */
function levelOf(
  { levels }: Manifest,
  written: readonly Term[],
  { aliasOf }: Pick<Vocabulary, 'aliasOf'>,
): string | undefined {
  const values = new Set(written.map((value) => (isIri(value) && aliasOf(value)) || value))
  return levels.findLast(({ value }) => values.has(value))?.name
}
