import type { Context } from 'hono'
import type { Checks, SubmittedSource, Submission } from '../../harvest/checks/checks.ts'
import type { RdfProblem } from '../../rdf/problem.ts'
import type { Profiles } from '../../validation/profiles.ts'
import type { View } from '../view.ts'

export type FieldName = 'text' | 'file' | 'url' | 'profile'

export interface FormError {
  readonly field: FieldName
  readonly message: string
  /** Said by a machine, in English. */
  readonly reason?: string
  /** Where a document could not be read. */
  readonly places?: readonly RdfProblem[]
  readonly advice?: string
}

/** What the form shows when it comes back: a file cannot be given back to it. */
export interface FormValues {
  readonly text: string
  readonly url: string
  readonly profile: string
}

export interface ReadForm {
  readonly submission: Submission
  readonly field: FieldName
  readonly profile: string
  readonly wantsRehearsal: boolean
  readonly submitted: Omit<SubmittedSource, 'at'>
  readonly values: FormValues
}

export interface RefusedForm {
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly status: 400 | 413
}

export const USUAL_PROFILE = 'healthdcat-ap-8'
/** Larger ones are not sent back to be mended in the page. */
const MOST_MENDED_CHARACTERS = 400_000
/** Boundaries and names around the fields of a form. */
const FORM_OVERHEAD_BYTES = 65_536

export const mostFormBytes = ({ limits }: Pick<Checks, 'limits'>): number =>
  limits.maxBytes + FORM_OVERHEAD_BYTES

export const emptyForm = (profile = USUAL_PROFILE): FormValues => ({ text: '', url: '', profile })

/** The form as it was sent; everything that is wrong with it is told together. */
export async function readForm(
  c: Context,
  { view, profiles, checks }: { readonly view: View; readonly profiles: Profiles; readonly checks: Checks },
): Promise<ReadForm | RefusedForm> {
  const { errors: t } = view.t.validate
  const body = await c.req.parseBody().catch(() => undefined)
  if (!body) return { errors: [{ field: 'text', message: t.badForm }], values: emptyForm(), status: 400 }
  const written = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  // Browsers send every line break of a form as two characters.
  const text = written('text').replaceAll('\r\n', '\n')
  const values = { text, url: written('url').trim(), profile: written('profile') || USUAL_PROFILE }
  const file = body['file'] instanceof File && body['file'].size > 0 ? body['file'] : undefined
  const isEmptyFile = body['file'] instanceof File && body['file'].size === 0 && body['file'].name !== ''
  if (isEmptyFile && text.trim() === '' && values.url === '')
    return { errors: [{ field: 'file', message: t.emptyFile }], values, status: 400 }
  const errors = [...profileErrors(values.profile, view, profiles), ...sourceErrors(values, file, view)]
  const size = Math.max(file?.size ?? 0, Buffer.byteLength(text))
  if (size > checks.limits.maxBytes) return tooLarge(view, checks, { field: file ? 'file' : 'text', values })
  if (errors.length > 0) return { errors, values, status: 400 }
  const wantsRehearsal = written('action') === 'rehearse'
  return { ...(await sourceOf(values, file)), profile: values.profile, wantsRehearsal, values }
}

export function tooLarge(
  { t, format }: View,
  { limits }: Pick<Checks, 'limits'>,
  { field, values }: { readonly field: FieldName; readonly values: FormValues },
): RefusedForm {
  const message = t.validate.errors.tooLarge(format.bytes(limits.maxBytes))
  // The text is not sent back: it is what was too much.
  return { errors: [{ field, message }], values: { ...values, text: '' }, status: 413 }
}

function profileErrors(name: string, { t, format }: View, profiles: Profiles): readonly FormError[] {
  if (profiles.manifest(name)) return []
  const known = format.list(profiles.names())
  return [{ field: 'profile', message: t.validate.errors.profile(name.slice(0, 100), known) }]
}

function sourceErrors(values: FormValues, file: File | undefined, { t }: View): readonly FormError[] {
  const given: FieldName[] = []
  if (values.text.trim() !== '') given.push('text')
  if (file) given.push('file')
  if (values.url !== '') given.push('url')
  if (given.length === 1) return []
  const { nothing, several } = t.validate.errors
  return [{ field: given[1] ?? 'text', message: given.length === 0 ? nothing : several }]
}

async function sourceOf(
  { text, url }: FormValues,
  file: File | undefined,
): Promise<Pick<ReadForm, 'submission' | 'field' | 'submitted'>> {
  if (file) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { name, type } = file
    const contentType = type === '' ? undefined : type
    return {
      field: 'file',
      submission: { kind: 'document', bytes, name, contentType },
      submitted: {
        name,
        ...(!isZip(bytes) && mendable(() => new TextDecoder().decode(bytes), bytes.length)),
      },
    }
  }
  if (url !== '') return { field: 'url', submission: { kind: 'address', url }, submitted: { name: url } }
  const bytes = new TextEncoder().encode(text)
  return {
    field: 'text',
    submission: { kind: 'document', bytes, name: '' },
    submitted: mendable(() => text, text.length),
  }
}

/** Of a workbook there is no text to mend. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const mendable = (text: () => string, size: number): { readonly text?: string } =>
  size <= MOST_MENDED_CHARACTERS ? { text: text() } : {}
