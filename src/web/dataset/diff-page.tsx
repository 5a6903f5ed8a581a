import type { Comparison } from '../../catalogue/compare-versions.ts'
import { classes, datasetProperties, type PropertyTable } from '../../dataset/properties.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import { isBlank, isLiteral, languageOf, valueOf, type Triple } from '../../rdf/term.ts'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { compactIri, SafeLink } from './links.tsx'

const MOST_SHOWN = 500

/** The page of what a version changed, beside the one before it where no other is given. */
export const diffPath = (id: string, { from, to }: { readonly from?: number; readonly to: number }): string =>
  `/datasets/${encodeURIComponent(id)}/diff?${from === undefined ? '' : `from=${from}&`}to=${to}`

/** What each property is called, in whichever table it stands first. */
const LABELS: ReadonlyMap<string, { readonly da: string; readonly en: string }> = new Map(
  [...Object.values<PropertyTable>(classes), datasetProperties as PropertyTable].flatMap((table) =>
    Object.values(table).map(({ iri, label }): [string, { da: string; en: string }] => [iri, label]),
  ),
)

const labelOf = (view: View, predicate: string): string =>
  LABELS.get(predicate)?.[view.language] ?? compactIri(predicate)

const Value = ({ view, term }: { view: View; term: string }) => {
  if (isBlank(term)) return <span class="soft">{view.t.diff.partBelow}</span>
  if (!isLiteral(term)) return <SafeLink iri={term}>{term}</SafeLink>
  const language = languageOf(term)
  return (
    <span lang={language === '' || language === view.language ? undefined : language}>{valueOf(term)}</span>
  )
}

interface Side {
  readonly view: View
  readonly lines: readonly string[]
  /** The whole version: it says what a statement of a part is a part of. */
  readonly whole: string
  readonly iri: string
}

/** The property by which a statement's subject hangs below the dataset; undefined for the dataset's own. */
function parentOf({ subject }: Triple, whole: readonly Triple[], iri: string): string | undefined {
  if (subject === iri) return undefined
  return whole.find(({ object }) => object === subject)?.predicate ?? ''
}

const Statements = ({ view, lines, whole, iri }: Side) => {
  const { diff: t, dataset } = view.t
  const all = parseNTriples(whole)
  const statements = parseNTriples(
    lines
      .slice(0, MOST_SHOWN)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return (
    <>
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.statements}>
        <table class="table table--compact">
          <caption class="sr-only">{t.statements}</caption>
          <thead>
            <tr>
              <th scope="col">{dataset.property}</th>
              <th scope="col">{dataset.value}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map((statement) => {
              const parent = parentOf(statement, all, iri)
              return (
                <tr>
                  <th scope="row">
                    {labelOf(view, statement.predicate)}
                    {parent !== undefined && parent !== '' && (
                      <span class="soft"> {t.partOf(labelOf(view, parent))}</span>
                    )}
                  </th>
                  <td class="break">
                    <Value view={view} term={statement.object} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {lines.length > MOST_SHOWN && <p>{dataset.restInRdf(view.format.number(lines.length - MOST_SHOWN))}</p>}
    </>
  )
}

const Part = (props: Side & { readonly id: string; readonly title: string; readonly none: string }) => {
  const { view, lines, id, title, none } = props
  return (
    <section class="dataset-section" id={id}>
      <h2>
        {title} {lines.length > 0 && `(${view.format.number(lines.length)})`}
      </h2>
      {lines.length === 0 ? <p>{none}</p> : <Statements {...props} />}
    </section>
  )
}

export interface DiffPageProps {
  readonly view: View
  readonly id: string
  readonly iri: string
  readonly title: string
  readonly comparison: Comparison
}

/** What a version of a description says that another does not. */
export const DiffPage = ({ view, id, iri, title, comparison }: DiffPageProps) => {
  const { diff: t, search } = view.t
  const { from, to, added, removed, before, after } = comparison
  const named = (number: number) => (number === 0 ? t.nothing : t.version(view.format.number(number)))
  const path = `/datasets/${encodeURIComponent(id)}`
  const heading = t.title(named(from.number), named(to.number))
  return (
    <Page
      view={view}
      title={`${heading}: ${title}`}
      current="search"
      index={false}
      trail={[{ text: search.title, path: '/search' }, { text: title, path }, { text: t.crumb }]}
    >
      <p class="tagline">{title}</p>
      <h1>{heading}</h1>
      <p class="page-lead">
        {to.at !== undefined &&
          t.lead(view.t.dataset.changes[to.change ?? 'updated'], view.format.time(to.at))}
      </p>
      <Part
        {...{ view, iri, lines: added, whole: after?.ntriples ?? '' }}
        id="added"
        title={t.added}
        none={t.noneAdded}
      />
      <Part
        {...{ view, iri, lines: removed, whole: before?.ntriples ?? '' }}
        id="removed"
        title={t.removed}
        none={t.noneRemoved}
      />
      <p>
        <a href={view.to(`${path}#history`)}>{t.back}</a>{' '}
        <a href={`/api/v1${path}/diff?from=${from.number}&to=${to.number}`} type="application/json">
          {t.api}
        </a>
      </p>
    </Page>
  )
}
