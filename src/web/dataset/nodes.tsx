import type { Child } from 'hono/jsx'
import type { Agent, ContactPoint, Described, NodeIdentity, Text } from '../../dataset/description.ts'
import { classes, type ClassName, type PropertyTable } from '../../dataset/properties.ts'
import type { Shown } from './context.ts'
import { SafeLink } from './links.tsx'
import { Values, valuesOf } from './properties.tsx'
import { ResourceValue, conceptName } from './simple-values.tsx'
import { Phrase, Prose, textFor } from './texts.tsx'

/** Every property a node has, as a list of terms; the fallback for classes without a form of their own. */
function NodeProperties({
  shown,
  of,
  node,
  except = [],
}: {
  shown: Shown
  of: ClassName
  node: NodeIdentity
  except?: readonly string[]
}) {
  const table: PropertyTable = classes[of]
  const rows = Object.entries(table).filter(
    ([name]) => !except.includes(name) && valuesOf(node, name).length > 0,
  )
  if (rows.length === 0) return null
  return (
    <dl class="facts facts-nested">
      {rows.map(([name, declaration]) => (
        <>
          <dt>{declaration.label[shown.view.language]}</dt>
          <dd>
            <Values shown={shown} declaration={declaration} values={valuesOf(node, name)} />
          </dd>
        </>
      ))}
    </dl>
  )
}

const nameOf = (shown: Shown, texts: readonly Text[]) => {
  const name = textFor(texts, shown.view.language)
  return name && <Phrase view={shown.view} text={name} />
}

/** The name of an agent, linked to its page when it answers for datasets here. */
export const AgentName = ({ shown, agent }: { shown: Shown; agent: Agent }) => {
  const authority = agent.iri === undefined ? undefined : shown.authorities.get(agent.iri)
  const name = nameOf(shown, agent.name) ?? agent.iri ?? ''
  if (authority)
    return <a href={shown.view.to(`/authorities/${encodeURIComponent(authority.slug)}`)}>{name}</a>
  const homepage = agent.homepage[0]
  return homepage === undefined ? <span>{name}</span> : <SafeLink iri={homepage}>{name}</SafeLink>
}

/** E-mail addresses are written with and without `mailto:`. */
const mailAddress = (email: string): string => (/^mailto:/i.test(email) ? email : `mailto:${email.trim()}`)
const telephoneAddress = (number: string): string =>
  /^tel:/i.test(number) ? number : `tel:${number.replaceAll(/[\s()-]/g, '')}`

export const ContactLines = ({ shown, contact }: { shown: Shown; contact: Described<'contact'> }) => (
  <ul class="nobullet-list contact-lines">
    {contact.name.length > 0 && <li>{nameOf(shown, contact.name)}</li>}
    {contact.email.map((email) => (
      <li>
        <SafeLink iri={mailAddress(email)} />
      </li>
    ))}
    {contact.telephone.map(({ value }) => (
      <li>
        <SafeLink iri={telephoneAddress(value)}>{value.replace(/^tel:/i, '')}</SafeLink>
      </li>
    ))}
    {contact.url.map((url) => (
      <li>
        <SafeLink iri={url} />
      </li>
    ))}
  </ul>
)

export const ContactPointLines = ({ shown, point }: { shown: Shown; point: ContactPoint }) => (
  <ul class="nobullet-list contact-lines">
    {point.email.map(({ value }) => (
      <li>
        <SafeLink iri={mailAddress(value)} />
      </li>
    ))}
    {point.telephone.map(({ value }) => (
      <li>
        <SafeLink iri={telephoneAddress(value)}>{value.replace(/^tel:/i, '')}</SafeLink>
      </li>
    ))}
    {point.openingHours.map((hours) => (
      <li>{nameOf(shown, [...hours.title, ...hours.description])}</li>
    ))}
    {point.contactPage.map((page) => (
      <li>
        <SafeLink iri={page} />
      </li>
    ))}
  </ul>
)

const Statement = ({ shown, node }: { shown: Shown; node: Described<'statement'> }) => (
  <>
    {node.title.length > 0 && <Prose view={shown.view} texts={node.title} />}
    {node.description.length > 0 && <Prose view={shown.view} texts={node.description} />}
    {node.title.length + node.description.length === 0 && node.iri !== undefined && (
      <SafeLink iri={node.iri} />
    )}
  </>
)

const DistributionValue = ({ shown, node }: { shown: Shown; node: Described<'distribution'> }) => (
  <div class="distribution">
    <p class="distribution-title">{nameOf(shown, node.title) ?? shown.view.t.dataset.open}</p>
    <Prose view={shown.view} texts={node.description} />
    <NodeProperties shown={shown} of="distribution" node={node} except={['title', 'description']} />
  </div>
)

const Place = ({ shown, node }: { shown: Shown; node: Described<'place'> }) => {
  const place = conceptName(shown, {
    ...(node.iri === undefined ? {} : { iri: node.iri }),
    labels: node.name,
  })
  return place.value === '' ? (
    <NodeProperties shown={shown} of="place" node={node} />
  ) : (
    <Phrase view={shown.view} text={place} />
  )
}

const Relationship = ({ shown, node }: { shown: Shown; node: Described<'relationship'> }) => (
  <>
    {node.target.map((target) => (
      <ResourceValue shown={shown} resource={target} />
    ))}
    {node.role.map((role) => ` (${conceptName(shown, role).value})`)}
  </>
)

const Attribution = ({ shown, node }: { shown: Shown; node: Described<'attribution'> }) => (
  <>
    {node.agent.map((agent) => (
      <AgentName shown={shown} agent={agent} />
    ))}
    {node.role.map((role) => ` (${conceptName(shown, role).value})`)}
  </>
)

const Identifier = ({ shown, node }: { shown: Shown; node: Described<'identifier'> }) => (
  <>
    {nameOf(shown, node.notation) ?? node.iri}
    {node.agency.length > 0 && <> ({nameOf(shown, node.agency)})</>}
  </>
)

const Service = ({ shown, node }: { shown: Shown; node: Described<'service'> }) => (
  <>
    {nameOf(shown, node.title)}
    <NodeProperties shown={shown} of="service" node={node} except={['title']} />
  </>
)

type NodeForms = { readonly [C in ClassName]?: (shown: Shown, node: Described<C>) => Child }

/** Classes that have a form of their own; the others are listed property by property. */
const forms: NodeForms = {
  agent: (shown, agent) => <AgentName shown={shown} agent={agent} />,
  contact: (shown, contact) => <ContactLines shown={shown} contact={contact} />,
  contactPoint: (shown, point) => <ContactPointLines shown={shown} point={point} />,
  distribution: (shown, node) => <DistributionValue shown={shown} node={node} />,
  statement: (shown, node) => <Statement shown={shown} node={node} />,
  place: (shown, node) => <Place shown={shown} node={node} />,
  relationship: (shown, node) => <Relationship shown={shown} node={node} />,
  attribution: (shown, node) => <Attribution shown={shown} node={node} />,
  identifier: (shown, node) => <Identifier shown={shown} node={node} />,
  service: (shown, node) => <Service shown={shown} node={node} />,
}

export function renderNode(shown: Shown, of: ClassName, node: unknown): Child {
  const form = forms[of] as ((shown: Shown, node: unknown) => Child) | undefined
  return form ? form(shown, node) : <NodeProperties shown={shown} of={of} node={node as NodeIdentity} />
}
