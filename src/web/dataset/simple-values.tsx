import type { Child } from 'hono/jsx'
import type { Concept, Period, Text, WrittenDate } from '../../dataset/description.ts'
import type { Shown } from './context.ts'
import { SafeLink, compactIri, readableAddress } from './links.tsx'
import { Phrase, textFor } from './texts.tsx'

/** What a concept is called: by the code lists, else by the description, else by its IRI. */
export function conceptName({ view, vocabulary }: Shown, concept: Concept): Text {
  const listed = concept.iri === undefined ? undefined : vocabulary.concept(concept.iri)
  const label = listed?.labels[view.language]
  if (label !== undefined) return { value: label, language: view.language }
  const own = textFor(concept.labels, view.language)
  if (own) return own
  const english = listed?.labels['en']
  return english === undefined ? { value: compactIri(concept.iri ?? '') } : { value: english, language: 'en' }
}

const ConceptValue = ({ shown, concept }: { shown: Shown; concept: Concept }) => (
  <Phrase view={shown.view} text={conceptName(shown, concept)} />
)

/** A link to our own page about it, else to where the source points. */
export const ResourceValue = ({ shown, resource }: { shown: Shown; resource: Concept }) => {
  const { view, records, vocabulary } = shown
  const record = resource.iri === undefined ? undefined : records.get(resource.iri)
  if (record) return <a href={view.to(`/datasets/${encodeURIComponent(record.id)}`)}>{record.title}</a>
  const named = resource.labels.length > 0 || (resource.iri !== undefined && vocabulary.concept(resource.iri))
  const name = conceptName(shown, resource)
  if (resource.iri === undefined) return <Phrase view={view} text={name} />
  return (
    <SafeLink iri={resource.iri}>
      {named ? <Phrase view={view} text={name} /> : readableAddress(resource.iri)}
    </SafeLink>
  )
}

const DateValue = ({ shown, date }: { shown: Shown; date: WrittenDate }) => (
  <time datetime={date.from !== undefined && date.from === date.to ? date.from : undefined}>
    {shown.view.format.written(date)}
  </time>
)

interface SimpleKinds {
  text: Text
  concept: Concept
  resource: Concept
  link: string
  date: WrittenDate
  period: Period
  number: number
  flag: boolean
}

/** How a value of each kind is shown. */
export const simpleValues: {
  readonly [K in keyof SimpleKinds]: (shown: Shown, value: SimpleKinds[K]) => Child
} = {
  text: (shown, text) => <Phrase view={shown.view} text={text} />,
  concept: (shown, concept) => <ConceptValue shown={shown} concept={concept} />,
  resource: (shown, resource) => <ResourceValue shown={shown} resource={resource} />,
  link: (_shown, iri) => <SafeLink iri={iri} />,
  date: (shown, date) => <DateValue shown={shown} date={date} />,
  period: (shown, period) => shown.view.format.period(period),
  number: (shown, value) => shown.view.format.number(value),
  flag: ({ view }, value) => (value ? view.t.dataset.yes : view.t.dataset.no),
}
