import { adms, cv, dcat, dct, dpv, foaf, geodcatap, healthdcatap, prov, vcard } from '../../rdf/namespaces.ts'
import type { NodeDeclaration } from './column.ts'

const agent = { types: [foaf.Agent] }
const reach = { types: [cv.ContactPoint] }
const distribution = { types: [dcat.Distribution] }
const period = { types: [dct.PeriodOfTime] }

/** The nodes that a row of the template describes; parents stand before what hangs below them. */
export const nodes = {
  dataset: { types: [dcat.Dataset] },
  publisher: { ...agent, of: { node: 'dataset', by: dct.publisher } },
  publisherContact: { ...reach, of: { node: 'publisher', by: cv.contactPoint } },
  custodian: { ...agent, of: { node: 'dataset', by: geodcatap.custodian } },
  custodianContact: { ...reach, of: { node: 'custodian', by: cv.contactPoint } },
  hdab: { ...agent, of: { node: 'dataset', by: healthdcatap.hdab } },
  hdabContact: { ...reach, of: { node: 'hdab', by: cv.contactPoint } },
  contact: { types: [vcard.Kind], of: { node: 'dataset', by: dcat.contactPoint } },
  distribution: { ...distribution, of: { node: 'dataset', by: dcat.distribution }, each: 'accessUrl' },
  sample: { ...distribution, of: { node: 'dataset', by: adms.sample }, each: 'sampleUrl' },
  analytics: { ...distribution, of: { node: 'dataset', by: healthdcatap.analytics }, each: 'analyticsUrl' },
  otherIdentifier: {
    types: [adms.Identifier],
    of: { node: 'dataset', by: adms.identifier },
    each: 'otherIdentifier',
  },
  provenance: { types: [dct.ProvenanceStatement], of: { node: 'dataset', by: dct.provenance } },
  activity: { types: [prov.Activity], of: { node: 'dataset', by: prov.wasGeneratedBy }, each: 'activity' },
  temporal: { ...period, of: { node: 'dataset', by: dct.temporal } },
  retention: { ...period, of: { node: 'dataset', by: healthdcatap.retentionPeriod } },
  legalBasis: { types: [dpv.LegalBasis], of: { node: 'dataset', by: dpv.hasLegalBasis } },
  purpose: { types: [dpv.Purpose], of: { node: 'dataset', by: dpv.hasPurpose } },
} as const satisfies Readonly<Record<string, NodeDeclaration>>

export type NodeName = keyof typeof nodes
