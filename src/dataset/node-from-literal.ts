import { isLiteral } from '../rdf/term.ts'
import type { Term } from '../rdf/term.ts'
import { textOf } from './reading.ts'
import { classes } from './properties.ts'
import type { ClassName, PropertyKind } from './properties.ts'

/** Which property of a class a bare literal stands for, where its publisher wrote no node: text, address, e-mail. */
const literalProperties: Readonly<
  Record<ClassName, { readonly text: string; readonly link?: string; readonly email?: string }>
> = {
  agent: { text: 'name', link: 'homepage', email: 'email' },
  contactPoint: { text: 'telephone', link: 'contactPage', email: 'email' },
  contact: { text: 'name', link: 'url', email: 'email' },
  distribution: { text: 'title', link: 'accessUrl' },
  service: { text: 'title', link: 'endpointUrl' },
  identifier: { text: 'notation' },
  place: { text: 'name' },
  statement: { text: 'description' },
  activity: { text: 'description' },
  qualityAnnotation: { text: 'body' },
  relationship: { text: 'target' },
  attribution: { text: 'agent' },
  checksum: { text: 'value' },
  tableGroup: { text: 'title' },
  table: { text: 'title', link: 'url' },
  column: { text: 'name' },
}

/** RFC 5321 §4.5.3.1, and room for the scheme. */
const MAX_EMAIL_LENGTH = 330

/** A node that says what the literal says, or undefined for an empty one. */
export function nodeFromLiteral(name: ClassName, literal: Term): unknown {
  const text = isLiteral(literal) ? textOf(literal) : undefined
  if (!text) return undefined
  const keys = literalProperties[name]
  const isEmail =
    text.value.length <= MAX_EMAIL_LENGTH && /^(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.value)
  const isLink = /^https?:\/\/\S+$/.test(text.value)
  const key = (isEmail && keys.email) || (isLink && keys.link) || keys.text
  const table = Object.entries(classes[name])
  const values = table.map(
    ([each, { kind }]) => [each, each === key ? [valueFromText(kind, literal)] : []] as const,
  )
  return { types: [], other: [], ...Object.fromEntries(values) }
}

function valueFromText(kind: PropertyKind, literal: Term): unknown {
  const text = textOf(literal)
  if (kind === 'text') return text
  if (kind === 'link') return text?.value
  if (typeof kind === 'object') return nodeFromLiteral(kind.of, literal)
  return { labels: [text] }
}
