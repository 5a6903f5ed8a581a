import { adms, dcat, dct, dqv, geodcatap, healthdcatap, prov } from '../rdf/namespaces.ts'
import type { Term } from '../rdf/term.ts'

/** Relations of a dataset to ways to its data, which may be described in a place of their own. */
export const TO_DISTRIBUTION: ReadonlySet<Term> = new Set([
  dcat.distribution,
  adms.sample,
  healthdcatap.analytics,
])

/** Relations to nodes that are part of what is said of a dataset, wherever they are described. */
export const TO_CONTEXT: ReadonlySet<Term> = new Set([
  dcat.accessService,
  dcat.contactPoint,
  dcat.inSeries,
  dct.publisher,
  dct.creator,
  dct.contributor,
  dct.rightsHolder,
  dct.spatial,
  dct.temporal,
  dct.provenance,
  dct.rights,
  dct.license,
  dct.conformsTo,
  geodcatap.custodian,
  healthdcatap.hdab,
  healthdcatap.hasVariables,
  healthdcatap.retentionPeriod,
  dqv.hasQualityAnnotation,
  prov.wasGeneratedBy,
  prov.qualifiedAttribution,
  prov.agent,
  adms.identifier,
])
