import { SpillFile } from '../../dataset/split/spill-file.ts'
import { dcat, rdf } from '../../rdf/namespaces.ts'
import type { Quad, Term, Triple } from '../../rdf/term.ts'
import type { Activity } from './activities.ts'
import { keyOf } from './terms.ts'

/** The last that was said of an entity. */
interface LastWord {
  /** As its description writes it; failing that, as the activity does. */
  iri: string
  ms: number
  /** Undefined where it was deleted. */
  unit: Unit | undefined
  page: number
}

/** What one activity says, in the temporary file. */
interface Unit {
  readonly offset: number
  readonly length: number
  /** Keys of its objects, where there are several. */
  readonly objects: readonly string[]
}

export interface LiveUnit {
  readonly page: string
  /** Of the entities that it has the last word on. */
  readonly keys: readonly string[]
  readonly quads: readonly Quad[]
}

/** Types of entities that say all there is to say of themselves in their own graph. */
const WHOLE: ReadonlySet<Term> = new Set([dcat.Dataset, dcat.DatasetSeries, dcat.Catalog])

/**
 * The last state of each entity of a feed, whatever the order of pages: in memory a few numbers an entity, what is said
 * of it in a temporary file.
 */
export class EntityLog {
  /** In order of the first word about each. */
  private readonly last = new Map<string, LastWord>()
  private readonly pages: string[] = []
  private readonly file = new SpillFile()
  /** No entity but datasets and catalogues: each can be read without the others. */
  isOfDatasetsAlone = true

  add(activity: Activity, page: string): void {
    const { kind, objects, triples, publishedMs } = activity
    const keys = objects.map(keyOf)
    const ms = publishedMs ?? Number.NEGATIVE_INFINITY
    // What came before or says nothing new is not worth the space.
    if (keys.every((key) => (this.last.get(key)?.ms ?? Number.NEGATIVE_INFINITY) > ms)) return
    if (this.pages.at(-1) !== page) this.pages.push(page)
    const subjects = kind === 'upsert' ? namesIn(triples, keys) : new Map<string, string>()
    const unit = kind === 'upsert' ? this.write(triples, keys) : undefined
    if (unit && !keys.every((key) => isWhole(triples, subjects.get(key)))) this.isOfDatasetsAlone = false
    for (const [index, key] of keys.entries()) {
      const known = this.last.get(key)
      // Of two words of one moment, the one that is read later counts.
      if (known && known.ms > ms) continue
      const iri = subjects.get(key) ?? known?.iri ?? objects[index] ?? key
      this.last.set(key, { iri, ms, unit, page: this.pages.length - 1 })
    }
  }

  seal(): void {
    this.file.flush()
  }

  close(): void {
    this.file.close()
  }

  size(): number {
    return this.last.size
  }

  has(key: string): boolean {
    return this.last.has(key)
  }

  keys(): Iterable<string> {
    return this.last.keys()
  }

  isDeleted(iri: string): boolean {
    const word = this.last.get(keyOf(iri))
    return word !== undefined && word.unit === undefined
  }

  pageOf(iri: string): string | undefined {
    return this.pages[this.last.get(keyOf(iri))?.page ?? -1]
  }

  *deleted(): Iterable<{ readonly iri: string; readonly page: string }> {
    for (const { iri, unit, page } of this.last.values())
      if (unit === undefined) yield { iri, page: this.pages[page] ?? '' }
  }

  /** What is said of the entities that are there. */
  *units(): Iterable<LiveUnit> {
    const told = new Set<Unit>()
    for (const [key, { unit, page }] of this.last) {
      if (unit === undefined || told.has(unit)) continue
      if (unit.objects.length > 1) told.add(unit)
      const keys =
        unit.objects.length === 0 ? [key] : unit.objects.filter((each) => this.last.get(each)?.unit === unit)
      yield { page: this.pages[page] ?? '', keys, quads: this.read(unit) }
    }
  }

  private write(triples: readonly Triple[], keys: readonly string[]): Unit {
    const packed = triples.map(({ subject, predicate, object }) => [subject, predicate, object])
    return { ...this.file.append(JSON.stringify(packed)), objects: keys.length > 1 ? keys : [] }
  }

  /** Without what it says of objects that a later activity has the last word on. */
  private read(unit: Unit): readonly Quad[] {
    const packed = JSON.parse(this.file.read(unit.offset, unit.length)) as [Term, Term, Term][]
    const outdated = new Set(unit.objects.filter((key) => this.last.get(key)?.unit !== unit))
    const quads = packed.map(([subject, predicate, object]) => ({ subject, predicate, object, graph: '' }))
    return outdated.size === 0 ? quads : quads.filter(({ subject }) => !outdated.has(keyOf(subject)))
  }
}

/** How the description itself writes the IRIs of the objects. */
function namesIn(triples: readonly Triple[], keys: readonly string[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { subject } of triples) {
    const key = keyOf(subject)
    if (keys.includes(key) && !names.has(key)) names.set(key, subject)
  }
  return names
}

const isWhole = (triples: readonly Triple[], entity: string | undefined): boolean =>
  triples.some(
    ({ subject, predicate, object }) => subject === entity && predicate === rdf.type && WHOLE.has(object),
  )
