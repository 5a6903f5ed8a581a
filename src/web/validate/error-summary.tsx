import type { RdfProblem } from '../../rdf/problem.ts'
import { Reason } from '../report/reason.tsx'
import type { View } from '../view.ts'
import type { FieldName, FormError } from './submission.ts'

export const idOf = (field: FieldName) => `validate-${field}`

const Places = ({ view, places }: { view: View; places: readonly RdfProblem[] }) => (
  <ul>
    {places.map(({ line, reason }) => (
      <li class="break">
        {line !== undefined && `${view.t.report.excerpt(view.format.number(line))}: `}
        <Reason view={view} reason={reason} />
      </li>
    ))}
  </ul>
)

/** What is wrong, first on the page and with the focus; each line leads to its field. */
export const ErrorSummary = ({ view, errors }: { view: View; errors: readonly FormError[] }) => (
  <div
    class="alert alert-error error-summary"
    role="alert"
    aria-labelledby="error-summary-heading"
    tabindex={-1}
    autofocus
  >
    <div class="alert-body">
      <h2 class="alert-heading" id="error-summary-heading">
        {view.t.validate.errorSummary}
      </h2>
      <ul class="nobullet-list">
        {errors.map(({ field, message, reason, places = [], advice }) => (
          <li>
            <a href={`#${idOf(field)}`}>{message}</a>
            {reason !== undefined && (
              <p class="error-reason">
                <code class="break">
                  <Reason view={view} reason={reason} />
                </code>
              </p>
            )}
            {places.length > 0 && <Places view={view} places={places} />}
            {advice !== undefined && <p>{advice}</p>}
          </li>
        ))}
      </ul>
    </div>
  </div>
)
