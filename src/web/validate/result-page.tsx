import type { Child } from 'hono/jsx'
import type { Checks, Kept, KeptValidation } from '../../harvest/checks/checks.ts'
import { isBlank, type Term } from '../../rdf/term.ts'
import type { Profiles } from '../../validation/profiles.ts'
import { formLabel } from '../../validation/verdict-words.ts'
import type { CheckedDataset } from '../../validation/verdict.ts'
import { Copyable } from '../dataset/copyable.tsx'
import { compactIri, safeAddress, SafeLink } from '../dataset/links.tsx'
import { Icon } from '../layout/icon.tsx'
import { Page } from '../layout/page.tsx'
import { sourceLines, type SourceLines } from '../report/excerpt.tsx'
import { Findings } from '../report/findings.tsx'
import { ReadingProblems } from '../report/problems.tsx'
import { levelWords, profileName, profileTitle } from '../report/profile-words.ts'
import { VerdictLine, verdictWords } from '../report/verdict.tsx'
import { PageLinks } from '../search/pagination.tsx'
import { foreignLang, localTextIn } from '../text.ts'
import type { View } from '../view.ts'
import { ValidateForm } from './form-page.tsx'

export interface ResultPageProps {
  readonly view: View
  readonly profiles: Profiles
  readonly limits: Checks['limits']
  readonly kept: Kept<KeptValidation>
  /** From 1. */
  readonly page: number
}

/** Findings of thousands of datasets are more than a browser shows, and more than may be written while others wait. */
const DATASETS_A_PAGE = 20
const pageOf = (index: number) => Math.floor(index / DATASETS_A_PAGE) + 1

/** The address that may be given to others, without language. */
const addressOf = ({ view, kept }: ResultPageProps) =>
  `${view.configuration.server.publicUrl}${view.to(`/validate/${kept.id}`)}`

const Title = ({ view, dataset }: { view: View; dataset: CheckedDataset }) => {
  const title = localTextIn(dataset.title, view.language)
  return <span lang={foreignLang(title, view.language)}>{title?.value ?? view.t.dataset.untitled}</span>
}

const headline = ({ t, format }: View, { counts }: KeptValidation): string => {
  const { result } = t
  const { datasets, conforming } = counts
  if (datasets === 1) return conforming === 1 ? result.all : result.one
  if (conforming === datasets) return result.allMany(format.number(datasets))
  return result.some(format.number(conforming), format.number(datasets))
}

/** Name and value of what there is to know of a result. */
const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Origin = ({ view, kept }: ResultPageProps) => {
  const name = kept.submitted?.name
  return (
    <span class="break">
      {name === undefined ? view.t.result.pasted : safeAddress(name) ? <SafeLink iri={name} /> : name} (
      {formLabel(kept.syntax)})
    </span>
  )
}

const Downloads = ({ view, kept: { id, shaclReport } }: ResultPageProps) => {
  const { result: t } = view.t
  return (
    <>
      {shaclReport !== undefined && (
        <>
          <a href={`/validate/${id}.ttl`}>{t.downloadShacl}</a>
          {', '}
        </>
      )}
      <a href={`/validate/${id}.json`}>{t.downloadJson}</a>
    </>
  )
}

const MOST_LOST = 20

/** Named where the verdict is: nothing else on the page is about them. */
const LostDatasets = ({ view, lost }: { view: View; lost: readonly Term[] }) => {
  const { result: t, report } = view.t
  return (
    <>
      <p>{t.lostDatasets(lost.length, view.format.number(lost.length))}</p>
      <ul>
        {lost.slice(0, MOST_LOST).map((dataset) => (
          <li class="break">{isBlank(dataset) ? report.nameless : <code>{dataset}</code>}</li>
        ))}
      </ul>
      {lost.length > MOST_LOST && (
        <p>{report.cut(view.format.number(MOST_LOST), view.format.number(lost.length))}</p>
      )}
    </>
  )
}

const Summary = (props: ResultPageProps) => {
  const { view, profiles, kept } = props
  const { result: t } = view.t
  const { counts, conforms, submitted, profile, lost = [], notEvaluated = [] } = kept
  const isGood = counts.conforming === counts.datasets
  return (
    <section
      class={conforms ? 'result-summary result-good' : 'result-summary'}
      aria-labelledby="summary-heading"
    >
      <h2 id="summary-heading">
        <Icon view={view} name={conforms ? 'success' : 'edit'} /> {headline(view, kept)}
      </h2>
      {isGood && !conforms && <p>{t.lost}</p>}
      {lost.length > 0 && <LostDatasets view={view} lost={lost} />}
      {notEvaluated.length > 0 && <p>{t.notEvaluated(notEvaluated.map(compactIri).join(', '))}</p>}
      <dl class="result-facts">
        <Fact name={t.profile}>{profileTitle(view, profiles, profile)}</Fact>
        <Fact name={t.from}>
          <Origin {...props} />
        </Fact>
        {submitted && <Fact name={t.at}>{view.format.time(submitted.at)}</Fact>}
        <Fact name={t.kept}>
          {view.format.time(kept.expires)}. {t.keptNote}
        </Fact>
        <Fact name={t.share}>
          <Copyable view={view} text={addressOf(props)} />
        </Fact>
        <Fact name={t.download}>
          <Downloads {...props} />
        </Fact>
      </dl>
    </section>
  )
}

const anchor = (index: number) => `dataset-${index + 1}`

const DatasetTable = ({ view, kept, page }: ResultPageProps) => {
  const { datasets, counts, lost = [] } = kept
  if (counts.datasets < 2) return null
  const { result: t } = view.t
  return (
    <section>
      <h2>{t.datasets}</h2>
      {counts.datasets - lost.length > datasets.length && (
        <p>{t.listedOnly(view.format.number(datasets.length), view.format.number(counts.datasets))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.datasetsCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.datasetsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.dataset}</th>
              <th scope="col">{t.verdict}</th>
              <th scope="col" class="number">
                {t.required}
              </th>
              <th scope="col" class="number">
                {t.recommended}
              </th>
            </tr>
          </thead>
          <tbody>
            {datasets.map((dataset, index) => (
              <tr>
                <th scope="row">
                  <a href={`${pageOf(index) === page ? '' : `?page=${pageOf(index)}`}#${anchor(index)}`}>
                    <Title view={view} dataset={dataset} />
                  </a>
                </th>
                <td>{verdictWords(view, dataset).main}</td>
                <td class="number">{view.format.number(dataset.counts.violation)}</td>
                <td class="number">{view.format.number(dataset.counts.warning)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Dataset = ({
  view,
  profiles,
  dataset,
  index,
  source,
}: Omit<ResultPageProps, 'kept' | 'limits' | 'page'> & {
  readonly dataset: CheckedDataset
  readonly index: number
  readonly source: SourceLines
}) => {
  const level = levelWords(view, profiles, dataset)
  return (
    <section class="checked-dataset" id={anchor(index)} aria-labelledby={`${anchor(index)}-heading`}>
      <h2 id={`${anchor(index)}-heading`}>
        <Title view={view} dataset={dataset} />
      </h2>
      <p class="soft break">
        <code>{dataset.iri}</code>
      </p>
      <VerdictLine view={view} verdict={dataset} />
      {level !== undefined && <p class="level-note">{level}</p>}
      <Findings
        view={view}
        iri={dataset.iri}
        findings={dataset.findings}
        counts={dataset.counts}
        source={source}
        level={3}
      />
    </section>
  )
}

/** What was found in a document, dataset by dataset, with what is to be done about it. */
export const ResultPage = (props: ResultPageProps) => {
  const { view, profiles, limits, kept, page } = props
  const { result: t, validate } = view.t
  const source = sourceLines({ text: kept.submitted?.text, excerpts: kept.excerpts })
  const text = kept.submitted?.text
  return (
    <Page
      view={view}
      title={`${headline(view, kept)} – ${profileName(view, profiles, kept.profile)}`}
      current="validate"
      trail={[{ text: validate.title, path: '/validate' }, { text: t.title }]}
      scripts={['copy', 'validate']}
      index={false}
    >
      <h1>{t.title}</h1>
      <Summary {...props} />
      {kept.next !== undefined && <p>{t.paged}</p>}
      <ReadingProblems view={view} problems={kept.problems} source={source} />
      <DatasetTable {...props} />
      {kept.datasets.map(
        (dataset, index) =>
          pageOf(index) === page && <Dataset {...props} dataset={dataset} index={index} source={source} />,
      )}
      <PageLinks
        view={view}
        current={page}
        last={pageOf(kept.datasets.length - 1)}
        to={(other) =>
          `${view.to(`/validate/${kept.id}`)}?page=${other}#${anchor((other - 1) * DATASETS_A_PAGE)}`
        }
      />
      {text === undefined ? (
        <p>
          <a class="button button-primary" href={view.to(`/validate?profile=${kept.profile}`)}>
            {t.again}
          </a>
        </p>
      ) : (
        <section class="mend" id="mend">
          <h2>{t.mend}</h2>
          <p>{t.mendLead}</p>
          <ValidateForm
            view={view}
            profiles={profiles}
            limits={limits}
            values={{ text, url: '', profile: kept.profile }}
          />
        </section>
      )}
    </Page>
  )
}

/** 410: it was here, and is no more. */
export const ExpiredPage = ({ view, limits }: { view: View; limits: Checks['limits'] }) => {
  const { result: t, validate } = view.t
  return (
    <Page
      view={view}
      title={t.expired}
      current="validate"
      trail={[{ text: validate.title, path: '/validate' }, { text: t.expired }]}
      index={false}
    >
      <h1>{t.expired}</h1>
      <p class="page-lead">{t.expiredLead(view.format.number(limits.keptHours))}</p>
      <p>
        <a class="button button-primary" href={view.to('/validate')}>
          {validate.title}
        </a>
      </p>
    </Page>
  )
}
