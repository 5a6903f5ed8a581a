import type { RunFindings } from '../../catalogue/run.ts'
import { compactIri } from '../dataset/links.tsx'
import { SeverityBadge } from '../report/severity-badge.tsx'
import type { View } from '../view.ts'

/** What validation found in a run, by kind, worst first where as many datasets have it. */
export const RunFindingsSection = ({ view, findings }: { view: View; findings: RunFindings | undefined }) => {
  if (findings === undefined || findings.datasets === 0) return null
  const { overview: t } = view.t
  const { datasets, conforming, frequent } = findings
  return (
    <section>
      <h2>{t.run}</h2>
      <p>{t.runLead(view.format.number(conforming), view.format.number(datasets))}</p>
      {frequent.length > 0 && (
        <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.frequent}>
          <table class="table table--compact">
            <caption class="sr-only">{t.frequent}</caption>
            <thead>
              <tr>
                <th scope="col">{t.finding}</th>
                <th scope="col">{t.severity}</th>
                <th scope="col" class="number">
                  {t.datasets}
                </th>
              </tr>
            </thead>
            <tbody>
              {frequent.map(({ kind, datasets: having }) => (
                <tr>
                  <th scope="row">
                    {kind.message[view.language]}{' '}
                    {kind.path !== '' && <code class="finding-path">{compactIri(kind.path)}</code>}
                  </th>
                  <td>
                    <SeverityBadge view={view} severity={kind.severity} />
                  </td>
                  <td class="number">{view.format.number(having)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
