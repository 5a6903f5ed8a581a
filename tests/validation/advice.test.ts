import { describe, expect, it } from 'vitest'
import { PREFIXES } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { partsOfAdvice } from '../../src/web/report/turtle-text.tsx'
import { profileNamed } from './profiles.ts'

const DATASET = 'https://data.example/register'
const ACCESS = 'http://publications.europa.eu/resource/authority/access-right/'
const HEADER = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)

/** A dataset that says next to nothing, and what else is written about it. */
const described = (right: string, statement = '') =>
  parseTurtle(
    [
      ...HEADER,
      `<${DATASET}> a dcat:Dataset ; dct:accessRights <${ACCESS}${right}> .`,
      statement && `<${DATASET}> ${statement} .`,
    ].join('\n'),
  )

describe.each([
  ['healthdcat-ap-8', 'NON_PUBLIC'],
  ['healthdcat-ap-8', 'PUBLIC'],
  ['healthdcat-ap-8', 'RESTRICTED'],
  ['dcat-ap-3', 'PUBLIC'],
  ['dcat-ap-dk-3', 'PUBLIC'],
])('the example in an advice of %s, of %s data', (name, right) => {
  const profile = profileNamed(name)
  const findingsOf = (statement?: string) =>
    validateDataset({ iri: DATASET, triples: described(right, statement) }, profile).findings
  const before = findingsOf()
  const known = new Set(before.map(({ shape }) => shape))
  const examples = before.flatMap((finding) => {
    const turtle = partsOfAdvice(finding.howToFix.en).findLast(
      ({ kind, text }) => kind === 'turtle' && / /.test(text),
    )
    return turtle ? [[turtle.text, finding.shape] as const] : []
  })

  it('is there for most of what is missing', () => {
    expect(examples.length).toBeGreaterThan(before.length / 2)
  })

  it.each(examples)('mends it when it is pasted: %s', (example, shape) => {
    const after = findingsOf(example)
    expect(after.map((finding) => finding.shape)).not.toContain(shape)
    const worse = after.filter(
      // Structured data ask for variables: the advice says so.
      ({ severity, shape: its }) =>
        severity === 'violation' && !known.has(its) && !its.endsWith('-whenStructured'),
    )
    expect(worse.map(({ shape: its, message }) => `${its} ${message.en}`)).toEqual([])
  })
})
