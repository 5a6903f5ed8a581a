import { graphOf, type Graph } from '../rdf/graph.ts'
import { dcat, rdf } from '../rdf/namespaces.ts'
import type { LocatedTriple, Term, Triple } from '../rdf/term.ts'
import { findingFrom, type Finding } from './finding.ts'
import { locatorOf } from './locate.ts'
import type { Profile } from './profile.ts'
import type { Result, Severity } from './shape.ts'

/** What a profile says of one dataset. */
export interface DatasetReport {
  readonly iri: string
  readonly profile: string
  /** Of the profile's shapes; a report of another version is out of date. */
  readonly profileVersion: string
  /** Absent where the profile has no levels, or the description does not choose one. */
  readonly level?: string
  /** No finding is a violation. */
  readonly conforms: boolean
  /** Of all findings, also of those beyond the first thousand. */
  readonly counts: Readonly<Record<Severity, number>>
  readonly findings: readonly Finding[]
}

/** Findings of one dataset beyond this many are counted, not listed. */
const MAX_FINDINGS = 1000

const ORDER = { violation: 0, warning: 1, info: 2 } as const

/** Validates one dataset's own graph: never a catalogue, where the nodes of other datasets would be judged with it. */
export function validateDataset(
  dataset: { readonly iri: Term; readonly triples: readonly LocatedTriple[] },
  profile: Profile,
): DatasetReport {
  const { level, results, graph } = resultsOf(dataset, profile)
  const context = { graph, locate: locatorOf(dataset.triples, graph), vocabulary: profile.vocabulary }
  const counts = { violation: 0, warning: 0, info: 0 }
  for (const { shape } of results) counts[shape.severity]++
  const worstFirst = results.toSorted((a, b) => ORDER[a.shape.severity] - ORDER[b.shape.severity])
  return {
    iri: dataset.iri,
    profile: profile.manifest.name,
    profileVersion: profile.version,
    ...(level !== undefined && { level }),
    conforms: counts.violation === 0,
    counts,
    findings: worstFirst.slice(0, MAX_FINDINGS).map((result) => findingFrom(result, context)),
  }
}

/** The bare results, for a SHACL report. */
export function resultsOf(
  { iri, triples }: { readonly iri: Term; readonly triples: readonly LocatedTriple[] },
  profile: Profile,
): { readonly level: string | undefined; readonly results: readonly Result[]; readonly graph: Graph } {
  const graph = graphOf(triples.filter((triple) => !isMisleadingType(triple, iri, triples)))
  const level = profile.levelOf(graph, iri)
  const results = profile.validator(level).validate(graph)
  return { level, results: results.filter(({ shape }) => !shape.needsWholeCatalogue), graph }
}

const RECORD_CLASSES: ReadonlySet<Term> = new Set([dcat.Dataset, dcat.DatasetSeries, dcat.Catalog])
/** Subclasses of dcat:Dataset with rules of their own. */
const WITH_OWN_RULES: ReadonlySet<Term> = new Set([dcat.DatasetSeries, dcat.Catalog])

/**
 * Types by which a node would be judged as something it is not here: that of another record, which is only
 * named, and dcat:Dataset on what is also a series or a catalogue.
 */
function isMisleadingType(
  { subject, predicate, object }: Triple,
  root: Term,
  all: readonly Triple[],
): boolean {
  if (predicate !== rdf.type || !RECORD_CLASSES.has(object)) return false
  if (subject !== root) return true
  return (
    object === dcat.Dataset &&
    all.some(
      (each) => each.subject === root && each.predicate === rdf.type && WITH_OWN_RULES.has(each.object),
    )
  )
}
