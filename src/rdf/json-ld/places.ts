import type { Expanded } from './to-quads.ts'

/** Where an object stands in the text, and each of its members by the last part of the member's name. */
export interface Place {
  readonly line: number
  readonly members: ReadonlyMap<string, number>
}

/** Finding places takes memory by the object; a larger document does without. */
const MAX_LENGTH = 16 * 1024 * 1024
/** No node that deep is read. */
const MAX_DEPTH = 400

/** Nothing in a text can begin so: the number of a place follows. */
const MARK = '\u0000place '

const STRING = /"(?:[^"\\]|\\.)*"/y
const SPACE = /\s*/y
const SCALAR = /[^\s,\]}]+/y

/** The last part of a name or an IRI: `publisher` of `dct:publisher`. */
export const lastPartOf = (name: string): string => name.slice(name.search(/[^/#:]*$/))

/**
 * Marks the nodes of a document with where they stand: expansion keeps an `@index` as it is (JSON-LD 1.1 §4.6.1), and
 * nothing else by which a node could be known again. The text has been parsed before, so that it is JSON is known.
 */
export function markPlaces(text: string, document: Expanded): readonly Place[] {
  return text.length > MAX_LENGTH ? [] : new PlaceMarker(text).mark(document)
}

/** The place that a node was marked with. */
export function placeOf(node: { readonly [key: string]: Expanded }, places: readonly Place[]) {
  const index = node['@index']
  return typeof index === 'string' && index.startsWith(MARK)
    ? places[Number(index.slice(MARK.length))]
    : undefined
}

/** For values that are JSON themselves: as they were. */
export const withoutMarks = (key: string, value: unknown): unknown =>
  key === '@index' && typeof value === 'string' && value.startsWith(MARK) ? undefined : value

class PlaceMarker {
  private readonly places: Place[] = []
  private readonly text: string
  private pos = 0
  private line = 1
  private counted = 0

  constructor(text: string) {
    this.text = text
  }

  mark(document: Expanded): readonly Place[] {
    this.walk(document, 0, false)
    return this.places
  }

  private walk(value: Expanded | undefined, depth: number, isContext: boolean): void {
    this.skip(SPACE)
    const char = this.text[this.pos]
    if (depth > MAX_DEPTH) this.pos = this.text.length
    else if (char === '{') this.walkObject(value, depth, isContext)
    else if (char === '[') this.walkArray(value, depth, isContext)
    else this.skip(char === '"' ? STRING : SCALAR)
  }

  private walkObject(value: Expanded | undefined, depth: number, isContext: boolean): void {
    const line = this.lineHere()
    const members = new Map<string, number>()
    const object: Marked | undefined = isObject(value) ? value : undefined
    for (let isMore = this.enter('}'); isMore; isMore = this.isMore()) {
      const start = this.pos
      const memberLine = this.lineHere()
      this.skip(STRING)
      const key = keyOf(this.text.slice(start, this.pos))
      members.set(lastPartOf(key), memberLine)
      this.skip(SPACE)
      this.pos++
      this.walk(object?.[key], depth + 1, isContext || key === '@context')
    }
    if (!object || isContext || !isNode(object)) return
    object['@index'] = `${MARK}${this.places.length}`
    this.places.push({ line, members })
  }

  private walkArray(value: Expanded | undefined, depth: number, isContext: boolean): void {
    const items: readonly Expanded[] = Array.isArray(value) ? value : []
    let index = 0
    for (let isMore = this.enter(']'); isMore; isMore = this.isMore())
      this.walk(items[index++], depth + 1, isContext)
  }

  /** False where there is nothing in it. */
  private enter(end: string): boolean {
    this.pos++
    this.skip(SPACE)
    if (this.text[this.pos] !== end) return this.pos < this.text.length
    this.pos++
    return false
  }

  /** After a member or an item. */
  private isMore(): boolean {
    this.skip(SPACE)
    const isMore = this.text[this.pos++] === ','
    this.skip(SPACE)
    return isMore && this.pos < this.text.length
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.pos
    if (pattern.test(this.text)) this.pos = pattern.lastIndex
  }

  private lineHere(): number {
    for (;;) {
      const next = this.text.indexOf('\n', this.counted)
      if (next < 0 || next >= this.pos) return this.line
      this.line++
      this.counted = next + 1
    }
  }
}

const keyOf = (written: string): string =>
  written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1)

type Marked = { [key: string]: Expanded }
const isObject = (value: Expanded | undefined): value is { readonly [key: string]: Expanded } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NAMES = ['@id', '@type', 'id', 'type'] as const

/** Has an identity or a class; maps of languages, lists and values do not, nor do documents with a graph. */
function isNode(object: Marked): boolean {
  if ('@graph' in object || '@index' in object || '@value' in object) return false
  return NAMES.some((name) => {
    const value = object[name]
    return Array.isArray(value) || (typeof value === 'string' && !/\s/.test(value))
  })
}
