import type { Kept, Rehearsal, RehearsedRecord } from '../../harvest/checks/checks.ts'
import { assessQuality } from '../../quality/assess.ts'
import { DatasetPage } from '../dataset/dataset-page.tsx'
import { labelsOf, notFoundPage, type PageContext } from '../page-context.tsx'
import { lossesOfRecord, todayOf } from '../quality/quality-of-record.ts'
import { ExpiredRehearsalPage, RehearsalPage, rehearsalPath, type RehearsedLine } from './rehearsal-page.tsx'
import { RehearsedLossesPage, RehearsedReportPage } from './rehearsed-pages.tsx'

type Answered = Response | Promise<Response>

/** The rehearsal that an address names, while it is kept. */
async function withRehearsal(
  context: PageContext,
  answer: (kept: Kept<Rehearsal>) => Answered,
): Promise<Response> {
  const { c, view, checks } = context
  const kept = await checks.rehearsal(c.req.param('id') ?? '')
  if (kept === 'unknown') return notFoundPage(context)
  c.header('Cache-Control', 'private, no-store')
  if (kept === 'expired') return c.html(<ExpiredRehearsalPage view={view} limits={checks.limits} />, 410)
  return answer(kept)
}

const lineOf = (context: PageContext, rehearsed: RehearsedRecord): RehearsedLine => ({
  ...rehearsed,
  quality: assessQuality(rehearsed.record, { vocabulary: context.vocabulary, today: todayOf(context) }),
  losses: lossesOfRecord(rehearsed.record, context),
})

export const answerRehearsal = (context: PageContext): Promise<Response> =>
  withRehearsal(context, (kept) => {
    const { c, view, vocabulary, profiles } = context
    const lines = kept.records.map((each) => lineOf(context, each))
    return c.html(<RehearsalPage {...{ view, vocabulary, profiles, kept, lines }} />)
  })

/** One of its records, or 404. */
const withLine = (
  context: PageContext,
  answer: (line: RehearsedLine, kept: Kept<Rehearsal>) => Answered,
): Promise<Response> =>
  withRehearsal(context, (kept) => {
    const found = kept.records.find(({ record }) => record.id === context.c.req.param('record'))
    return found ? answer(lineOf(context, found), kept) : notFoundPage(context)
  })

/** The page as the catalogue would have it. */
export const answerRehearsed = (context: PageContext): Promise<Response> =>
  withLine(context, async (line, kept) => {
    const { c, view, vocabulary, profiles } = context
    const directory = await context.readDirectory()
    const own = `${rehearsalPath(kept)}/${encodeURIComponent(line.record.id)}`
    return c.html(
      <DatasetPage
        similar={[]}
        shown={{ view, vocabulary, authorities: directory.byIri, records: new Map() }}
        labels={labelsOf(context, directory)}
        record={line.record}
        versions={[]}
        turtle={undefined}
        sourceName={(source) => source}
        at={undefined}
        profiles={profiles}
        about={{
          quality: line.quality,
          losses: line.losses,
          report: line.report,
          reportPath: `${own}/report`,
          lossesPath: `${own}/losses`,
        }}
        rehearsal={rehearsalPath(kept)}
      />,
    )
  })

export const answerRehearsedReport = (context: PageContext): Promise<Response> =>
  withLine(context, (line, kept) => {
    const { c, view, profiles } = context
    return c.html(<RehearsedReportPage {...{ view, profiles, kept, line }} />)
  })

export const answerRehearsedLosses = (context: PageContext): Promise<Response> =>
  withLine(context, (line, kept) => {
    const { c, view, profiles } = context
    return c.html(<RehearsedLossesPage {...{ view, profiles, kept, line }} />)
  })
