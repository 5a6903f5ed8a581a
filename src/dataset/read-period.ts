import { dcat, dct, rdf, rdfs, schema, skos, time } from '../rdf/namespaces.ts'
import { isLiteral, valueOf } from '../rdf/term.ts'
import type { Term } from '../rdf/term.ts'
import { readDate } from './dates.ts'
import type { Period, WrittenDate } from './description.ts'
import { textOf, textsOf } from './reading.ts'
import type { ReadingContext } from './reading.ts'

const SCHEMA_ORG = 'https://schema.org/'
const START: readonly Term[] = [dcat.startDate, schema.startDate, `${SCHEMA_ORG}startDate`, time.hasBeginning]
const END: readonly Term[] = [dcat.endDate, schema.endDate, `${SCHEMA_ORG}endDate`, time.hasEnd]
/** How a time:Instant says when it is. */
const INSTANT: readonly Term[] = [
  time.inXSDDate,
  time.inXSDgYear,
  `${time.$base}inXSDgYearMonth`,
  `${time.$base}inXSDDateTimeStamp`,
  `${time.$base}inXSDDateTime`,
  rdf.value,
]

/** A dct:PeriodOfTime, or a literal that holds a period (`2010/2020`, `start=1977; end=2020`, `1977-2020`). */
export function readPeriod(context: ReadingContext, term: Term): Period | undefined {
  if (isLiteral(term)) return periodFromText(term)
  const { graph } = context
  const start = readEnd(context, term, START)
  const end = readEnd(context, term, END)
  const labels = textsOf(graph, term, [rdfs.label, skos.prefLabel, dct.title, dct.description])
  if (!start && !end && labels.length === 0) return undefined
  return { ...(start && { start }), ...(end && { end }), labels }
}

function readEnd(
  { graph }: ReadingContext,
  node: Term,
  predicates: readonly Term[],
): WrittenDate | undefined {
  for (const predicate of predicates)
    for (const object of graph.objects(node, predicate)) {
      const instants = isLiteral(object)
        ? [object]
        : INSTANT.flatMap((each) => graph.objects(object, each).filter(isLiteral))
      const written = instants.map((literal) => valueOf(literal).trim()).find((value) => value !== '')
      if (written !== undefined) return readDate(written)
    }
  return undefined
}

/** DCMI Period, ISO 8601 interval, and two years with a dash between. */
const DCMI = { start: /(?:^|;)\s*start\s*=\s*([^;]+)/i, end: /(?:^|;)\s*end\s*=\s*([^;]+)/i }
const INTERVAL = /^([^/]*)\/([^/]*)$/
const YEARS = /^(\d{4})\s*[-\u2013\u2014]\s*(\d{4})?$/

function periodFromText(literal: Term): Period | undefined {
  const label = textOf(literal)
  if (!label) return undefined
  const { value } = label
  const ends = [DCMI.start.exec(value)?.[1], DCMI.end.exec(value)?.[1]]
  const [startText, endText] = ends.some(Boolean)
    ? ends
    : (INTERVAL.exec(value) ?? YEARS.exec(value) ?? ['', value, value]).slice(1)
  const start = startText ? readDate(startText) : undefined
  const end = endText ? readDate(endText) : undefined
  return {
    ...(start?.from !== undefined && { start }),
    ...(end?.to !== undefined && { end }),
    labels: [label],
  }
}
