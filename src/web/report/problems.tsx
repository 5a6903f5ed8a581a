import type { RdfProblem } from '../../rdf/problem.ts'
import type { View } from '../view.ts'
import { placeInSheet } from './cell-words.ts'
import { Reason } from './reason.tsx'
import { Excerpt, type SourceLines } from './excerpt.tsx'

const MOST_PROBLEMS = 200

/** What of a document could not be read as written, and what that cost. */
export const ReadingProblems = ({
  view,
  problems,
  source,
}: {
  view: View
  problems: readonly RdfProblem[]
  source: SourceLines
}) => {
  if (problems.length === 0) return null
  const { result: t, report, run } = view.t
  return (
    <section class="reading-problems">
      <h2>{t.problems}</h2>
      <p>{problems.some(({ effect }) => effect === 'rest-dropped') ? t.problemsBroken : t.problemsLead}</p>
      {problems.length > MOST_PROBLEMS && (
        <p>{report.cut(view.format.number(MOST_PROBLEMS), view.format.number(problems.length))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.problemsCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.problemsCaption}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {run.line}
              </th>
              <th scope="col">{t.reason}</th>
              <th scope="col">{t.effect}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, MOST_PROBLEMS).map(({ line, reason, effect, cell }) => (
              <tr>
                <th scope="row" class="number">
                  {line === undefined ? '–' : view.format.number(line)}
                </th>
                <td>
                  <Reason view={view} reason={reason} />
                  {cell && <p class="soft">{placeInSheet(view, cell)}</p>}
                  {line !== undefined && <Excerpt view={view} line={line} source={source} />}
                </td>
                <td>{t.effects[effect]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
