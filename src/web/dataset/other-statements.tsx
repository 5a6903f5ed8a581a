import type { OtherStatement } from '../../dataset/description.ts'
import { isLiteral, languageOf, valueOf } from '../../rdf/term.ts'
import type { Shown } from './context.ts'
import { SafeLink, compactIri } from './links.tsx'

const MOST_STATEMENTS = 100

const Value = ({ shown, term }: { shown: Shown; term: string }) => {
  if (!isLiteral(term)) return <SafeLink iri={term}>{term}</SafeLink>
  const language = languageOf(term)
  return (
    <span lang={language === '' || language === shown.view.language ? undefined : language}>
      {valueOf(term)}
    </span>
  )
}

/** What the source says with properties that no table lists: shown with their IRIs rather than left out. */
export const OtherStatements = ({
  shown,
  statements,
}: {
  shown: Shown
  statements: readonly OtherStatement[]
}) => {
  const { dataset: t } = shown.view.t
  if (statements.length === 0) return null
  return (
    <section class="dataset-section" id="other">
      <h2>{t.other}</h2>
      <p>{t.otherLead}</p>
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.other}>
        <table class="table table--compact">
          <caption class="sr-only">{t.other}</caption>
          <thead>
            <tr>
              <th scope="col">{t.property}</th>
              <th scope="col">{t.value}</th>
            </tr>
          </thead>
          <tbody>
            {statements.slice(0, MOST_STATEMENTS).map(({ predicate, object }) => (
              <tr>
                <th scope="row">
                  <SafeLink iri={predicate}>{compactIri(predicate)}</SafeLink>
                </th>
                <td class="break">
                  <Value shown={shown} term={object} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {statements.length > MOST_STATEMENTS && (
        <p>{t.restInRdf(shown.view.format.number(statements.length - MOST_STATEMENTS))}</p>
      )}
    </section>
  )
}
