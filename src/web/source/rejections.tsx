import type { Rejection, RunReport } from '../../catalogue/run.ts'
import { SafeLink } from '../dataset/links.tsx'
import { Reason } from '../report/reason.tsx'
import type { View } from '../view.ts'

/** The last part of a document's address: the whole one may be a path on the server. */
const documentName = (document: string) =>
  /^https?:/i.test(document) ? document : (document.split(/[\\/]/).at(-1) ?? document)

/** What the source keeps to itself; nothing that anybody has to mend. */
export const PassedOver = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { passedOver } = report
  if (!passedOver) return null
  return (
    <section>
      <h2>{t.passedOver}</h2>
      <p>{t.passedOverText(view.format.number(passedOver.count))}</p>
      <ul>
        {passedOver.documents.map(({ document, reason }) => (
          <li class="break">
            {documentName(document)}: <Reason view={view} reason={reason} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What of a run could not be used, and why. */
export const Rejections = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { rejections, counts } = report
  if (rejections.length === 0) return null
  const row = ({ document, iri, line, reason }: Rejection) => (
    <tr>
      <td class="break">{documentName(document)}</td>
      <td class="number">{line === undefined ? '' : view.format.number(line)}</td>
      <td>{iri === undefined ? '' : <SafeLink iri={iri}>{iri}</SafeLink>}</td>
      <td>
        <Reason view={view} reason={reason} />
      </td>
    </tr>
  )
  return (
    <section>
      <h2>{t.rejections}</h2>
      {counts.rejected > rejections.length && (
        <p>{t.rejectionsShown(view.format.number(rejections.length), view.format.number(counts.rejected))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.rejectionsCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.rejectionsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.document}</th>
              <th scope="col" class="number">
                {t.line}
              </th>
              <th scope="col">{t.dataset}</th>
              <th scope="col">{t.reason}</th>
            </tr>
          </thead>
          <tbody>{rejections.map(row)}</tbody>
        </table>
      </div>
    </section>
  )
}
