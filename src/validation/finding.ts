import type { Text } from '../dataset/description.ts'
import type { CellPlace } from '../rdf/problem.ts'
import { datalandkort, rdf, sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import { isBlank, isLiteral, languageOf, valueOf, type Term } from '../rdf/term.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { defaultWords } from './default-words.ts'
import type { Locate } from './locate.ts'
import { oldAddressAmong, withPresentAddress } from './old-address.ts'
import { firstProperty, writePath } from './path.ts'
import type { Result, Severity, Shape } from './shape.ts'

export interface Bilingual {
  readonly da: string
  readonly en: string
}

/** What a finding says of whichever dataset it is found in: what was expected, how to mend it. */
export interface FindingKind {
  readonly severity: Severity
  /** IRI of the publisher's own property; a longer SHACL path in SPARQL syntax; '' for the node as a whole. */
  readonly path: string
  /** Local name of the constraint component: `MinCount`, `Class`, … */
  readonly constraint: string
  readonly shape: string
  readonly name: Bilingual
  readonly message: Bilingual
  readonly howToFix: Bilingual
}

/** One line of a validation report: a kind of finding, and where it was found. */
export interface Finding extends FindingKind {
  /** IRI, or `_:` and a label for a node without one. */
  readonly focus: string
  /** The offending value as written, without quotes; absent where a value is missing. */
  readonly value?: string
  readonly valueLanguage?: string
  /** 1-based, in the source's document. */
  readonly line?: number
  /** In place of a line, where the document is a spreadsheet. */
  readonly cell?: CellPlace
}

/** Where the results of one dataset stand, and what they can be put into words with. */
export interface FindingContext {
  readonly graph: Graph
  readonly locate: Locate
  readonly vocabulary: Pick<Vocabulary, 'aliasOf' | 'label'>
}

export function findingFrom(result: Result, { graph, locate, vocabulary }: FindingContext): Finding {
  const values = valuesConcerned(result, graph)
  const old = values.length === 0 ? undefined : oldAddressAmong(values, vocabulary)
  const kind = kindOf(result)
  // Property by property: a catalogue has millions of findings, and copying objects is slow.
  const finding: Mutable<Finding> = {
    severity: kind.severity,
    path: kind.path,
    constraint: kind.constraint,
    shape: kind.shape,
    name: kind.name,
    message: kind.message,
    howToFix: kind.howToFix,
    focus: result.focus,
  }
  if (old) Object.assign(finding, withPresentAddress(kind, old))
  const value = values.length === 1 && !OF_THE_SET.has(result.component) ? values[0] : undefined
  if (value !== undefined) {
    finding.value = isBlank(value) ? value : valueOf(value)
    const language = isLiteral(value) ? languageOf(value) : ''
    if (language) finding.valueLanguage = language
  }
  const line = locate(result)
  if (line !== undefined) finding.line = line
  return finding
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] }

const NOTHING: readonly Term[] = []

/** Find fault with all values together: that none of them is the one asked for, or too few are. */
const OF_THE_SET: ReadonlySet<Term> = new Set(
  ['HasValue', 'QualifiedMinCount'].map((name) => `${sh.$base}${name}ConstraintComponent`),
)

/** What the publisher wrote where the fault is: the value, or the values of the property that it is about. */
function valuesConcerned({ focus, shape, path, value, component }: Result, graph: Graph): readonly Term[] {
  if (shape.about) return graph.objects(focus, shape.about)
  if (value !== undefined) return [value]
  return path?.kind === 'predicate' && OF_THE_SET.has(component) ? graph.objects(focus, path.iri) : NOTHING
}

/** A profile has few kinds of findings and a catalogue many findings: the words are put together once. */
const kinds = new WeakMap<Shape, Map<Term, FindingKind>>()

function kindOf(result: Result): FindingKind {
  // Only sh:closed reports on other properties than the shape's own.
  if (result.path !== result.shape.path) return newKind(result)
  let known = kinds.get(result.shape)
  if (!known) kinds.set(result.shape, (known = new Map()))
  let kind = known.get(result.component)
  if (!kind) known.set(result.component, (kind = newKind(result)))
  return kind
}

const COMPONENT = /^.*#(.*)ConstraintComponent$/

function newKind(result: Result): FindingKind {
  const { shape, component } = result
  const path = pathOf(result)
  const name = localName(path) || localName(rdf.type)
  const constraint = component.replace(COMPONENT, '$1')
  const byDefault = defaultWords(constraint, name, shape)
  return {
    severity: shape.severity,
    path,
    constraint,
    shape: shape.id,
    name: bilingual(shape.texts(sh.name), { da: name, en: name }),
    message: bilingual(shape.texts(sh.message), byDefault.message),
    howToFix: bilingual(shape.texts(datalandkort.howToFix), byDefault.howToFix),
  }
}

function pathOf({ path, shape }: Result): string {
  if (shape.about) return shape.about
  if (!path) return ''
  return path.kind === 'predicate' ? path.iri : (firstProperty(path) ?? writePath(path))
}

function bilingual(texts: readonly Text[], fallback: Bilingual): Bilingual {
  const find = (language: string) =>
    texts.find((text) => text.language === language)?.value ?? texts.find((text) => !text.language)?.value
  const da = find('da')
  const en = find('en')
  return { da: da ?? en ?? fallback.da, en: en ?? da ?? fallback.en }
}

const localName = (iri: Term): string => iri.replace(/^.*[#/]/, '')
