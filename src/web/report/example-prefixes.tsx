import { PREFIXES } from '../../rdf/namespaces.ts'
import type { View } from '../view.ts'
import { partsOfAdvice } from './turtle-text.tsx'

/** The prefixes that the Turtle in some advice needs, as they are declared; in the order in which we always write them. */
export function prefixesUsed(advice: readonly string[]): readonly string[] {
  const used = new Set<string>()
  for (const { kind, text } of advice.flatMap(partsOfAdvice))
    if (kind === 'turtle')
      for (const [, prefix] of text.replace(/"[^"]*"/g, '').matchAll(/(?<![\w<:/])([a-z][\w-]*):[A-Za-z]/g))
        if (prefix !== undefined) used.add(prefix)
  return Object.entries(PREFIXES)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
}

/** What must be known to paste the examples into a document. */
export const ExamplePrefixes = ({ view, advice }: { view: View; advice: readonly string[] }) => {
  const declarations = prefixesUsed(advice)
  if (declarations.length === 0) return null
  const { report: t } = view.t
  return (
    <details class="details">
      <summary class="details-summary">{t.examples}</summary>
      <p>{t.examplesLead}</p>
      <pre class="advice-code" tabindex={0}>
        <code>{declarations.join('\n')}</code>
      </pre>
    </details>
  )
}
