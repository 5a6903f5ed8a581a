import { rdf, rdfs, sh, xsd } from '../rdf/namespaces.ts'
import { isIri, text, typed, type Term, type Triple } from '../rdf/term.ts'
import type { Path } from './path.ts'
import type { Result } from './shape.ts'

/**
 * A sh:ValidationReport as triples (SHACL §3.6); paths other than a property are written in full.
 * Where there were more results than those given, the report says so itself: it will be passed on alone.
 */
export function reportToRdf(results: readonly Result[], total: number = results.length): Triple[] {
  const triples: Triple[] = []
  let next = 0
  const blank = () => `_:r${next++}`
  const add = (subject: Term, predicate: Term, object: Term) => triples.push({ subject, predicate, object })
  const report = blank()
  add(report, rdf.type, sh.ValidationReport)
  add(
    report,
    sh.conforms,
    typed(String(results.every((result) => result.shape.severity !== 'violation')), xsd.boolean),
  )
  if (total > results.length)
    for (const [language, words] of Object.entries(cutWords(results.length, total)))
      add(report, rdfs.comment, text(words, language))
  for (const result of results) {
    const node = blank()
    add(report, sh.result, node)
    add(node, rdf.type, sh.ValidationResult)
    add(node, sh.focusNode, relabelled(result.focus))
    if (result.path) add(node, sh.resultPath, writeNode(result.path, { add, blank }))
    if (result.value !== undefined) add(node, sh.value, relabelled(result.value))
    add(node, sh.resultSeverity, result.shape.severityIri)
    add(node, sh.sourceConstraintComponent, result.component)
    if (isIri(result.shape.id)) add(node, sh.sourceShape, result.shape.id)
    for (const message of result.shape.texts(sh.message))
      add(node, sh.resultMessage, text(message.value, message.language))
  }
  return triples
}

const cutWords = (shown: number, total: number) => ({
  da: `Rapporten er afkortet: Den har ${shown} af ${total} resultater. »datalandkort validate --format turtle« skriver dem alle.`,
  en: `This report is cut: it has ${shown} of ${total} results. "datalandkort validate --format turtle" writes them all.`,
})

interface Writer {
  readonly add: (subject: Term, predicate: Term, object: Term) => void
  readonly blank: () => Term
}

const PROPERTIES = {
  inverse: sh.inversePath,
  zeroOrMore: sh.zeroOrMorePath,
  oneOrMore: sh.oneOrMorePath,
  zeroOrOne: sh.zeroOrOnePath,
} as const

function writeNode(path: Path, writer: Writer): Term {
  switch (path.kind) {
    case 'predicate':
      return path.iri
    case 'sequence':
      return writeList(path.paths, writer)
    case 'alternative': {
      const node = writer.blank()
      writer.add(node, sh.alternativePath, writeList(path.paths, writer))
      return node
    }
    default: {
      const node = writer.blank()
      writer.add(node, PROPERTIES[path.kind], writeNode(path.path, writer))
      return node
    }
  }
}

function writeList(paths: readonly Path[], writer: Writer): Term {
  return paths.reduceRight<Term>((rest, path) => {
    const node = writer.blank()
    writer.add(node, rdf.first, writeNode(path, writer))
    writer.add(node, rdf.rest, rest)
    return node
  }, rdf.nil)
}

/** A data graph's blank nodes must not meet the report's own. */
const relabelled = (term: Term): Term => (term.startsWith('_:') ? `_:d-${term.slice(2)}` : term)
