import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { FindingKind } from '../../validation/finding.ts'
import { titleOf } from '../dataset/dataset-page.tsx'
import { compactIri } from '../dataset/links.tsx'
import { Page } from '../layout/page.tsx'
import { Advice } from '../report/turtle-text.tsx'
import type { View } from '../view.ts'
import { datasetPath } from './quality-of-record.ts'

/** The datasets behind one kind of finding. */
export const FindingPage = ({
  view,
  kind,
  records,
  nextPath,
}: {
  readonly view: View
  readonly kind: FindingKind
  readonly records: readonly CatalogueRecord[]
  /** The rest of a long list. */
  readonly nextPath: string | undefined
}) => {
  const { overview: t, report } = view.t
  const name = kind.name[view.language]
  const advice = kind.howToFix[view.language]
  return (
    <Page
      view={view}
      title={t.withFinding(name)}
      trail={[{ text: t.title, path: '/quality' }, { text: name }]}
      index={false}
    >
      <p class="tagline">{report.severity[kind.severity]}</p>
      <h1>{kind.message[view.language]}</h1>
      {kind.path !== '' && (
        <p>
          {report.property}: {name} <code class="break">{compactIri(kind.path)}</code>
        </p>
      )}
      {advice !== '' && (
        <section>
          <h2>{t.howToFix}</h2>
          <Advice text={advice} />
        </section>
      )}
      <section>
        <h2>{t.datasets}</h2>
        <ul class="authority-datasets">
          {records.map((record) => (
            <li>
              <a href={view.to(`${datasetPath(record)}/report`)}>{titleOf(view, record)}</a>
            </li>
          ))}
        </ul>
        {nextPath !== undefined && (
          <p>
            <a href={view.to(nextPath)}>{t.nextPage}</a>
          </p>
        )}
      </section>
    </Page>
  )
}
