import { rdf, xsd } from '../namespaces.ts'
import type { Quad, Term } from '../term.ts'
import { typed } from '../term.ts'
import type { Cursor } from './cursor.ts'
import { DROPPED, readBlankLabel, readIri, readPrefixDeclaration, readPrefixedName } from './names.ts'
import { readLiteral, readNumber } from './literals.ts'

/** Nested brackets deeper than this are no description of anything. */
const MAX_DEPTH = 200
const DIRECTIVE = /@(?:prefix|base|version)\b|(?:prefix|base|version|graph)(?=[\s<#"'[])/iy
const BOOLEAN = /(?:true|false)(?=[\s;,.)\]}#]|$)/y
const A = /a(?=[\s<[("'#_])/y

/** Reads one top-level statement at a time; what it read is in `quads`. */
export class StatementReader {
  quads: Quad[] = []
  /** The graph block that is open (TriG), else the default graph. */
  graph: Term = ''
  isInBlock = false
  /** Subject of the statement being read, for messages. */
  subject: Term = ''
  private readonly c: Cursor
  private readonly hasGraphs: boolean
  private depth = 0
  /** Above zero where triples hang below a term that was dropped. */
  private muted = 0
  private counter = 0

  constructor(cursor: Cursor, hasGraphs: boolean) {
    this.c = cursor
    this.hasGraphs = hasGraphs
  }

  /** False at the end of the document. */
  readStatement(): boolean {
    const { c } = this
    this.depth = 0
    this.muted = 0
    this.subject = ''
    const code = c.skipBlank()
    if (Number.isNaN(code)) {
      if (this.isInBlock) c.note('the last graph block is not closed with }', 'kept')
      this.isInBlock = false
      return false
    }
    if (code === 64 || isKeywordStart(code)) {
      DIRECTIVE.lastIndex = c.pos
      const keyword = DIRECTIVE.exec(c.text)?.[0]
      if (keyword) {
        c.pos += keyword.length
        this.readDirective(keyword.toLowerCase())
        return true
      }
    }
    if (code === 123) this.openBlock('')
    else if (code === 125 && this.isInBlock) this.closeBlock()
    else this.readTriples(code)
    return true
  }

  private readDirective(keyword: string): void {
    const { c } = this
    const code = c.skipBlank()
    if (keyword === 'graph') {
      const name = this.readNode(code)
      if (c.skipBlank() !== 123) c.fail(`expected { after GRAPH, found ${c.excerpt()}`)
      return this.openBlock(name)
    }
    if (keyword.endsWith('prefix')) {
      const prefix = readPrefixDeclaration(c)
      if (c.skipBlank() !== 60) c.fail(`expected the IRI of the prefix in < >, found ${c.excerpt()}`)
      const iri = readIri(c)
      this.endDirective(keyword)
      c.prefixes.set(prefix, iri)
      c.forgetNames()
    } else if (keyword.endsWith('base')) {
      if (code !== 60) c.fail(`expected the base IRI in < >, found ${c.excerpt()}`)
      const iri = readIri(c)
      this.endDirective(keyword)
      if (iri !== DROPPED) c.base = iri
    } else {
      readLiteral(c)
      this.endDirective(keyword)
    }
  }

  private endDirective(keyword: string): void {
    const { c } = this
    // Only @prefix and @base end with a dot; SPARQL's PREFIX with one is common and harmless.
    if (c.skipBlank() === 46) c.pos++
    else if (keyword.startsWith('@')) c.note(`a dot is missing after ${keyword}`, 'kept')
  }

  private openBlock(name: Term): void {
    const { c } = this
    if (!this.hasGraphs) c.fail('a graph in { } is TriG, not Turtle')
    if (this.isInBlock) c.fail('a graph block inside another one')
    c.pos++
    this.graph = name
    this.isInBlock = true
  }

  private closeBlock(): void {
    this.c.pos++
    this.graph = ''
    this.isInBlock = false
  }

  private readTriples(code: number): void {
    const { c } = this
    const start = c.pos
    let mayEnd = false
    if (code === 91) {
      this.subject = this.readBracketed()
      mayEnd = true
    } else if (code === 40) this.subject = this.readCollection()
    else this.subject = this.readNode(code)
    const next = c.skipBlank()
    if (next === 123 && this.hasGraphs && !this.isInBlock) return this.openBlock(this.subject)
    if (this.subject === DROPPED) this.muted++
    if (!(mayEnd && (next === 46 || next === 125))) this.readProperties(this.subject)
    if (this.subject === DROPPED)
      c.note('its statement is left out, since its subject cannot be read', 'statement-dropped', start)
    this.endTriples(start)
  }

  private endTriples(start: number): void {
    const { c } = this
    const code = c.skipBlank()
    if (code === 46) {
      c.pos++
      // What follows decides whether this dot belongs to a number or name that goes on.
      if (c.pos >= c.text.length && !c.final) c.failAtEnd('', c.pos)
    } else if (code === 125 && this.isInBlock) return
    else if (this.looksLikeNextStatement(start)) c.note('a dot is missing at the end of a statement', 'kept')
    else c.fail(`expected ; or , or . after a value, found ${c.excerpt()}`)
  }

  /**
   * A missing dot costs nothing where the next statement plainly begins: at the beginning of a line, with its subject.
   * A line further in than this statement's first goes on with it, and a semicolon is missing.
   */
  private looksLikeNextStatement(start: number): boolean {
    const { text, pos } = this.c
    if (pos >= text.length) return this.c.final
    const indent = this.c.columnAt(pos)
    if (text.slice(pos - indent, pos).trim() !== '') return false
    if (indent > this.c.columnAt(start)) return false
    return /^(?:@prefix|@base|prefix\s|base\s|\[|(?:<[^<>\s]*>|[\w-]*:[\w.%-]+)\s+(?:a\s|<|[\w-]*:[\w-]))/i.test(
      text.slice(pos, pos + 2000),
    )
  }

  /** predicateObjectList */
  private readProperties(subject: Term): void {
    const { c } = this
    for (;;) {
      let code = c.skipBlank()
      const predicate = this.readVerb(code)
      if (predicate === DROPPED) this.muted++
      do {
        if (code === 44) c.pos++
        code = c.skipBlank()
        const line = c.lineAt(c.pos)
        this.emit({ subject, predicate, object: this.readObject(code), graph: this.graph, line })
        code = c.skipBlank()
      } while (code === 44)
      if (predicate === DROPPED) this.muted--
      if (code !== 59) return
      while (code === 59) {
        c.pos++
        code = c.skipBlank()
      }
      if (code === 46 || code === 93 || code === 125 || Number.isNaN(code)) return
    }
  }

  private readVerb(code: number): Term {
    const { c } = this
    if (code === 60) return readIri(c)
    if (code === 97) {
      A.lastIndex = c.pos
      if (A.test(c.text)) {
        c.pos++
        return rdf.type
      }
    }
    if (code === 34 || code === 39 || code === 95) c.fail(`expected a property, found ${c.excerpt()}`)
    return readPrefixedName(c)
  }

  private readNode(code: number): Term {
    const { c } = this
    if (code === 60) {
      if (c.text.charCodeAt(c.pos + 1) === 60) c.fail('triples inside << >> (RDF 1.2) are not read')
      return readIri(c)
    }
    if (code === 95) return readBlankLabel(c)
    if (code === 91) return this.readBracketed()
    return readPrefixedName(c)
  }

  private readObject(code: number): Term {
    const { c } = this
    if (code === 34 || code === 39) return readLiteral(c)
    if (code === 40) return this.readCollection()
    if ((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46) return readNumber(c)
    if (code === 116 || code === 102) {
      BOOLEAN.lastIndex = c.pos
      const word = BOOLEAN.exec(c.text)?.[0]
      if (word) {
        c.pos += word.length
        return typed(word, xsd.boolean)
      }
    }
    return this.readNode(code)
  }

  /** `[ … ]` */
  private readBracketed(): Term {
    const { c } = this
    this.enter()
    c.pos++
    const node = this.newBlank()
    if (c.skipBlank() !== 93) this.readProperties(node)
    if (c.skipBlank() !== 93) c.fail(`expected ; or , or ] after a value, found ${c.excerpt()}`)
    c.pos++
    this.depth--
    return node
  }

  /** `( … )` */
  private readCollection(): Term {
    const { c } = this
    this.enter()
    c.pos++
    let first: Term = rdf.nil
    let last: Term = ''
    for (let code = c.skipBlank(); code !== 41; code = c.skipBlank()) {
      const line = c.lineAt(c.pos)
      const item = this.readObject(code)
      if (item === DROPPED) continue
      const cell = this.newBlank()
      if (last) this.emit({ subject: last, predicate: rdf.rest, object: cell, graph: this.graph, line })
      else first = cell
      this.emit({ subject: cell, predicate: rdf.first, object: item, graph: this.graph, line })
      last = cell
    }
    const line = c.lineAt(c.pos)
    if (last) this.emit({ subject: last, predicate: rdf.rest, object: rdf.nil, graph: this.graph, line })
    c.pos++
    this.depth--
    return first
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) this.c.fail(`brackets are nested deeper than ${MAX_DEPTH} levels`)
  }

  private newBlank(): Term {
    return `${this.c.blankPrefix}n${this.counter++}`
  }

  private emit(quad: Quad): void {
    const { subject, predicate, object } = quad
    if (this.muted > 0 || subject === DROPPED || object === DROPPED || predicate === DROPPED) return
    this.quads.push(quad)
  }
}

/** p, b, v, g in either case. */
const isKeywordStart = (code: number): boolean => {
  const lower = code | 32
  return lower === 112 || lower === 98 || lower === 118 || lower === 103
}
