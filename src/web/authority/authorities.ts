import type { StoredSource } from '../../catalogue/store.ts'
import { datasetFromRdf } from '../../dataset/from-rdf.ts'
import type { Agent } from '../../dataset/description.ts'
import { localized } from '../../dataset/texts.ts'
import { graphOf } from '../../rdf/graph.ts'
import { dct, foaf, rdf } from '../../rdf/namespaces.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import { isIri, type Term, type Triple } from '../../rdf/term.ts'
import { slugOf, type ConceptLookup } from '../../search/concepts.ts'
import type { LocalText } from '../../search/document.ts'

/** An authority or data holder as the catalogue describes it. */
export interface Authority {
  readonly iri: string
  readonly slug: string
  readonly name: LocalText
  readonly agent: Agent
  /** Code of the list of publisher types. */
  readonly typeCode: string | undefined
}

const READER = 'urn:datalandkort:reader'
const AGENT_TYPES: ReadonlySet<Term> = new Set([foaf.Agent, foaf.Organization])

/** Every agent that a source's own catalogue describes. */
function agentsOf(ntriples: string): readonly Agent[] {
  const triples = parseNTriples(ntriples)
  const iris = new Set<Term>()
  for (const { subject, predicate, object } of triples) {
    if (predicate === rdf.type && AGENT_TYPES.has(object) && isIri(subject)) iris.add(subject)
    if (predicate === dct.publisher && isIri(object)) iris.add(object)
  }
  // Read as the publishers of a dataset, so that agents are understood in one place.
  const published = [...iris].map((iri): Triple => ({
    subject: READER,
    predicate: dct.publisher,
    object: iri,
  }))
  return datasetFromRdf(graphOf([...triples, ...published]), READER).publisher
}

export function authorityFrom(agent: Agent, vocabulary: ConceptLookup): Authority | undefined {
  if (agent.iri === undefined) return undefined
  const type = agent.type[0]?.iri
  return {
    iri: agent.iri,
    slug: slugOf(agent.iri),
    name: localized(agent.name),
    agent,
    typeCode: type === undefined ? undefined : (vocabulary.concept(type)?.code ?? slugOf(type)),
  }
}

/** The described agents that answer for a source, by IRI. */
export function authoritiesFrom(
  sources: readonly Pick<StoredSource, 'authority' | 'catalogue'>[],
  vocabulary: ConceptLookup,
): ReadonlyMap<string, Authority> {
  const answering = new Set(sources.map(({ authority }) => authority))
  const found = new Map<string, Authority>()
  for (const { catalogue, authority: own } of sources) {
    for (const agent of agentsOf(catalogue)) {
      const authority = authorityFrom(agent, vocabulary)
      if (!authority) continue
      // An authority's own catalogue knows best what it is called.
      if (authority.iri === own || (answering.has(authority.iri) && !found.has(authority.iri)))
        found.set(authority.iri, authority)
    }
  }
  return found
}
