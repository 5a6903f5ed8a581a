import type { Child } from 'hono/jsx'
import type { DatasetDescription, NodeIdentity, Text } from '../../dataset/description.ts'
import { datasetProperties, type PropertyDeclaration, type Section } from '../../dataset/properties.ts'
import type { Shown } from './context.ts'
import { renderNode } from './nodes.tsx'
import { simpleValues } from './simple-values.tsx'
import { Phrase, Prose, textsFor } from './texts.tsx'

/** The values of a property that a table of `properties.ts` names, for loops over the table. */
export function valuesOf(node: NodeIdentity, name: string): readonly unknown[] {
  const values: unknown = (node as NodeIdentity & Readonly<Record<string, unknown>>)[name]
  return Array.isArray(values) ? values : []
}

/** Beyond this, the rest is under "show all"; and beyond the second, only in the RDF. */
const FIRST_VALUES = 12
const MOST_VALUES = 200

/** Properties that the page shows in a place of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['title', 'description', 'variables'])

/** Texts that are names or codes rather than sentences: shown side by side. */
const NAMES: ReadonlySet<string> = new Set([
  datasetProperties.alternative.iri,
  datasetProperties.keyword.iri,
  datasetProperties.codeValues.iri,
  datasetProperties.identifier.iri,
])

function renderValue(shown: Shown, { kind }: PropertyDeclaration, value: unknown): Child {
  if (typeof kind === 'object') return renderNode(shown, kind.of, value)
  return (simpleValues[kind] as (shown: Shown, value: unknown) => Child)(shown, value)
}

const isShort = ({ kind }: PropertyDeclaration) =>
  kind === 'number' || kind === 'flag' || kind === 'date' || kind === 'period'

interface ValuesProps {
  readonly shown: Shown
  readonly declaration: PropertyDeclaration
  readonly values: readonly unknown[]
}

/** The values of one property: one as it is, several as a list. */
export const Values = ({ shown, declaration, values }: ValuesProps) => {
  const { view } = shown
  if (declaration.kind === 'text') return <TextValues {...{ shown, declaration, values }} />
  if (values.length === 1 || isShort(declaration)) {
    return (
      <>
        {values
          .slice(0, MOST_VALUES)
          .map((value, index) => [index > 0 && ', ', renderValue(shown, declaration, value)])}
      </>
    )
  }
  const items = values.slice(0, MOST_VALUES).map((value) => <li>{renderValue(shown, declaration, value)}</li>)
  return (
    <>
      <ul class="values">{items.slice(0, FIRST_VALUES)}</ul>
      {items.length > FIRST_VALUES && (
        <details class="details">
          <summary class="details-summary">
            {view.t.search.showAll(view.format.number(values.length))}
          </summary>
          <ul class="values">{items.slice(FIRST_VALUES)}</ul>
          {values.length > MOST_VALUES && (
            <p>{view.t.dataset.restInRdf(view.format.number(values.length - MOST_VALUES))}</p>
          )}
        </details>
      )}
    </>
  )
}

const TextValues = ({ shown: { view }, declaration, values }: ValuesProps) => {
  const texts = values as readonly Text[]
  if (!NAMES.has(declaration.iri)) return <Prose view={view} texts={texts} />
  return (
    <ul class="nobullet-list names">
      {textsFor(texts, view.language)
        .slice(0, MOST_VALUES)
        .map((text) => (
          <li>
            <Phrase view={view} text={text} />
          </li>
        ))}
    </ul>
  )
}

/** Every property of one section that the description has a value for, by the tables. */
export const PropertySection = ({
  shown,
  section,
  description,
  except = new Set<string>(),
}: {
  shown: Shown
  section: Section
  description: DatasetDescription
  except?: ReadonlySet<string>
}) => {
  const { view } = shown
  const rows = Object.entries<PropertyDeclaration>(datasetProperties).filter(
    ([name, declaration]) =>
      declaration.section === section &&
      !ELSEWHERE.has(name) &&
      !except.has(name) &&
      valuesOf(description, name).length > 0,
  )
  if (rows.length === 0) return null
  return (
    <section class="dataset-section" id={`section-${section}`}>
      <h2>{view.t.dataset.sections[section]}</h2>
      <dl class="facts">
        {rows.map(([name, declaration]) => (
          <>
            <dt>{declaration.label[view.language]}</dt>
            <dd>
              <Values shown={shown} declaration={declaration} values={valuesOf(description, name)} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}
