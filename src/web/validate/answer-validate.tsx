import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bilingual } from '../../validation/finding.ts'
import type { RehearsalAnswer, ValidationAnswer } from '../../harvest/checks/checks.ts'
import { explainVerdict } from '../../validation/verdict-words.ts'
import { turtleOf } from '../dataset/answer-dataset.tsx'
import { danishReason } from '../texts/reasons/danish-reason.ts'
import { notFoundPage, type PageContext } from '../page-context.tsx'
import { ValidatePage } from './form-page.tsx'
import { ExpiredPage, ResultPage } from './result-page.tsx'
import {
  emptyForm,
  readForm,
  tooLarge,
  type FormError,
  type FormValues,
  type ReadForm,
  type RefusedForm,
} from './submission.ts'

const EXAMPLES: ReadonlySet<string> = new Set(['errors', 'good'])

const readExample = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../assets/example-${name}.ttl`, import.meta.url)), 'utf8')

function formPage(
  { c, view, profiles, checks }: PageContext,
  values: FormValues,
  refused?: { readonly errors: readonly FormError[]; readonly status: 400 | 413 | 422 | 503 | 504 },
): Response | Promise<Response> {
  const page = (
    <ValidatePage
      view={view}
      profiles={profiles}
      limits={checks.limits}
      values={values}
      {...(refused && { errors: refused.errors })}
    />
  )
  return c.html(page, refused?.status ?? 200)
}

/** Empty, or filled with an example, or with a description of the catalogue that is to be mended. */
export async function answerValidate(context: PageContext): Promise<Response> {
  const { c, store } = context
  const example = c.req.query('example') ?? ''
  const dataset = c.req.query('dataset')
  const record = dataset === undefined ? undefined : await store.record(dataset)
  const text = EXAMPLES.has(example) ? readExample(example) : record && (await turtleOf(record))
  const values = emptyForm(c.req.query('profile') || undefined)
  return formPage(context, { ...values, url: c.req.query('url') ?? '', text: text ?? '' })
}

/** For a body that is cut off before it is read. */
export const answerTooLarge = (context: PageContext): Response | Promise<Response> => {
  const { values, ...refused } = tooLarge(context.view, context.checks, {
    field: 'text',
    values: emptyForm(),
  })
  return formPage(context, values, refused)
}

const isRefused = (form: ReadForm | RefusedForm): form is RefusedForm => 'errors' in form

/** Looks at what was sent, keeps what was found, and leads to it: a reload asks for nothing twice. */
export async function answerSubmission(context: PageContext): Promise<Response> {
  const { c, view, checks, now } = context
  const form = await readForm(c, context)
  if (isRefused(form)) return formPage(context, form.values, form)
  const request = { submission: form.submission, profile: form.profile, signal: c.req.raw.signal }
  if (form.wantsRehearsal) {
    const answer = await checks.rehearse(request)
    if (answer.kind !== 'rehearsed') return failure(context, form, answer)
    return c.redirect(view.to(`/rehearsals/${answer.id}`), 303)
  }
  const answer = await checks.validate({ ...request, report: 'turtle', withExcerpts: true })
  if (answer.kind !== 'validated') return failure(context, form, answer)
  const submitted = { ...form.submitted, at: now().toISOString() }
  const kept = await checks.keepValidation({ ...answer, submitted })
  return c.redirect(view.to(`/validate/${kept.id}`), 303)
}

type Failure = Exclude<ValidationAnswer | RehearsalAnswer, { kind: 'validated' | 'rehearsed' }>

function failure(
  context: PageContext,
  { field, values, submitted }: ReadForm,
  answer: Failure,
): Response | Promise<Response> {
  const { view, profiles } = context
  const { errors: t } = view.t.validate
  const inLanguage = (text: Bilingual) => text[view.language]
  switch (answer.kind) {
    case 'unusable-profile': {
      const known = view.format.list(answer.known)
      const message = profiles.manifest(values.profile)
        ? t.profileBroken(values.profile)
        : t.profile(values.profile, known)
      return formPage(context, values, { status: 400, errors: [{ field: 'profile', message }] })
    }
    case 'unreachable': {
      const error = { field, message: t.url(''), reason: answer.reason }
      return formPage(context, values, { status: 422, errors: [error] })
    }
    case 'busy':
      context.c.header('Retry-After', String(answer.retryAfterSeconds))
      return formPage(context, values, { status: 503, errors: [{ field, message: t.busy }] })
    case 'gave-up':
      return formPage(context, values, { status: 504, errors: [{ field, message: t.slow }] })
    case 'too-large':
      return formPage(context, values, { status: 413, errors: [explained()] })
    default:
      return formPage(context, values, { status: 422, errors: [explained()] })
  }

  /** Reasons are English inside a Danish sentence, unless we have the words. */
  function withDanishReason(message: string): string {
    const reason =
      'reason' in answer ? answer.reason : answer.kind === 'no-dataset' ? answer.problems[0]?.reason : ''
    const danish = view.language === 'da' && reason ? danishReason(reason) : undefined
    return reason && danish ? message.replace(reason, () => danish) : message
  }

  function explained(): FormError {
    const { what, advice, places } = explainVerdict(answer as Parameters<typeof explainVerdict>[0])
    const begins = answer.kind === 'not-rdf' ? submitted.text?.trim().split('\n', 1)[0]?.slice(0, 120) : ''
    return {
      field,
      message: withDanishReason(inLanguage(what)),
      ...(begins && { reason: `${begins} …` }),
      ...(places && { places }),
      advice: inLanguage(advice),
    }
  }
}

/** A kept result as a page, or with a suffix as the report itself. */
export async function answerResult(context: PageContext): Promise<Response> {
  const { c, view, profiles, checks } = context
  const { 1: id = '', 2: suffix } = /^(.*?)(?:\.(ttl|json))?$/.exec(c.req.param('id') ?? '') ?? []
  const kept = await checks.validation(id)
  if (kept === 'unknown') return notFoundPage(context)
  c.header('Cache-Control', 'private, no-store')
  if (kept === 'expired') return c.html(<ExpiredPage view={view} limits={checks.limits} />, 410)
  if (suffix === 'ttl') {
    if (kept.shaclReport === undefined) return notFoundPage(context)
    return download(c, kept.shaclReport, { type: 'text/turtle; charset=utf-8', name: 'report.ttl' })
  }
  if (suffix === 'json') {
    const { submitted: _submitted, shaclReport: _shaclReport, excerpts: _excerpts, ...verdict } = kept
    const type = 'application/json; charset=utf-8'
    return download(c, JSON.stringify(verdict, undefined, 2), { type, name: 'report.json' })
  }
  const page = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)
  return c.html(<ResultPage {...{ view, profiles, limits: checks.limits, kept, page }} />)
}

function download(
  c: PageContext['c'],
  body: string,
  { type, name }: { readonly type: string; readonly name: string },
): Response {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(body)
}
