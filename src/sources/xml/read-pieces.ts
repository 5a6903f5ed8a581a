import { setImmediate } from 'node:timers/promises'
import { SaxesParser, type SaxesTagNS } from '@rubensworks/saxes'
import type { XmlElement } from './element.ts'

/** The document is no XML from this line on. */
export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError'
  readonly line: number
  constructor(reason: string, line: number) {
    super(reason)
    this.line = line
  }
}

/** Nothing that describes a dataset is larger; everything beyond is an attack or a mistake. */
const MAX_DEPTH = 200
const MAX_PIECE_CHARACTERS = 64 * 1024 * 1024
const MAX_PIECE_NODES = 500_000
const CHARACTERS_AT_ONCE = 256 * 1024

interface Options {
  /** Local names of the elements that are given out, each with all that is in it. */
  readonly pieces: ReadonlySet<string>
  /** What the document must begin with, by local name. */
  readonly roots: ReadonlySet<string>
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[]
}

/**
 * The wanted elements of a document, one by one and in its order; no tree of the whole is ever built.
 * No entity is expanded but XML's own five, and nothing outside the document is read.
 * @throws XmlSyntaxError after the elements before the spot that cannot be read.
 */
export async function* readPieces(text: string, options: Options): AsyncGenerator<XmlElement> {
  const reader = new PieceReader(options)
  for (let start = 0; start < text.length; start += CHARACTERS_AT_ONCE) {
    reader.write(text.slice(start, start + CHARACTERS_AT_ONCE))
    yield* reader.take()
    reader.throwIfBroken()
    // A large document must not keep the process from anything else.
    await setImmediate()
  }
  reader.end()
  yield* reader.take()
  reader.throwIfBroken()
}

/**
 *   tags of the parser ──▶ open: elements from a wanted one inwards ──▶ done: wanted ones that have ended
 *                     └──▶ scopes: namespaces of every open tag
 */
class PieceReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: true })
  private readonly scopes: Readonly<Record<string, string>>[] = [{}]
  private readonly open: Growing[] = []
  private readonly options: Options
  private done: XmlElement[] = []
  private nodes = 0
  private characters = 0
  private failure: XmlSyntaxError | undefined

  constructor(options: Options) {
    this.options = options
    const { parser } = this
    parser.on('opentag', (tag) => this.begin(tag))
    parser.on('closetag', () => this.finish())
    parser.on('text', (text) => this.addText(text))
    parser.on('cdata', (text) => this.addText(text))
    parser.on('doctype', (doctype) => {
      if (/<!ENTITY/i.test(doctype)) this.fail('it declares entities, and none is expanded here')
    })
    parser.on('error', (error) => {
      const { reason, line } = placeOf(error, parser.line)
      this.fail(reason, line)
    })
  }

  write(text: string): void {
    this.stopAtFailure(() => this.parser.write(text))
  }

  end(): void {
    this.stopAtFailure(() => this.parser.close())
  }

  take(): readonly XmlElement[] {
    const taken = this.done
    this.done = []
    return taken
  }

  throwIfBroken(): void {
    if (this.failure) throw this.failure
  }

  /** The parser would go on after an error, for a long time with what is nested a hundred thousand levels deep. */
  private stopAtFailure(work: () => unknown): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof XmlSyntaxError)) throw error
      this.failure = error
    }
  }

  private fail(reason: string, line = this.parser.line): never {
    throw new XmlSyntaxError(reason, line)
  }

  private begin(tag: SaxesTagNS): void {
    const { scopes, open, options } = this
    const complaint = refusalOf(tag, { depth: scopes.length, roots: options.roots })
    if (complaint !== undefined) this.fail(complaint)
    const scope = scopeOf(tag, scopes.at(-1) ?? {})
    scopes.push(scope)
    const parent = open.at(-1)
    if (!parent && !options.pieces.has(tag.local)) return
    if (!parent) this.nodes = this.characters = 0
    if (++this.nodes > MAX_PIECE_NODES)
      this.fail(`an element has more than ${MAX_PIECE_NODES} elements in it`)
    const element = elementOf(tag, scope, this.parser.line)
    parent?.children.push(element)
    open.push(element)
  }

  private addText(text: string): void {
    const parent = this.open.at(-1)
    if (!parent) return
    this.characters += text.length
    if (this.characters > MAX_PIECE_CHARACTERS)
      this.fail(`an element has more than ${MAX_PIECE_CHARACTERS} characters`)
    parent.children.push(text)
  }

  private finish(): void {
    this.scopes.pop()
    const element = this.open.pop()
    if (element && this.open.length === 0) this.done.push(element)
  }
}

function refusalOf(
  { local }: SaxesTagNS,
  { depth, roots }: { depth: number; roots: ReadonlySet<string> },
): string | undefined {
  if (depth > MAX_DEPTH) return `elements are nested deeper than ${MAX_DEPTH} levels`
  if (depth > 1 || roots.has(local)) return undefined
  if (local.toLowerCase() === 'html') return 'this is an HTML page'
  return `its first element is <${local}>, where <${[...roots].join('> or <')}> belongs`
}

const scopeOf = ({ ns }: SaxesTagNS, outer: Readonly<Record<string, string>>) =>
  Object.keys(ns).length === 0 ? outer : { ...outer, ...ns }

function elementOf(
  { name, local, uri, attributes }: SaxesTagNS,
  scope: Readonly<Record<string, string>>,
  line: number,
): Growing {
  const own = Object.values(attributes).filter(
    ({ prefix, name: full }) => prefix !== 'xmlns' && full !== 'xmlns',
  )
  return {
    name,
    local,
    uri,
    attributes: own.map((each) => ({ name: each.name, local: each.local, uri: each.uri, value: each.value })),
    scope,
    children: [],
    line,
  }
}

function placeOf({ message }: Error, line: number): { reason: string; line: number } {
  const place = /^(?:[^:]*:)?(\d+):\d+: /.exec(message)
  const reason = (place ? message.slice(place[0].length) : message).replace(/\.$/, '')
  return { reason, line: place ? Number(place[1]) : line }
}
