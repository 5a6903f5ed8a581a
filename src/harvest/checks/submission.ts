import { isWebAddress, openWebDocument } from '../../sources/document.ts'
import { once } from '../../rdf/once.ts'
import { gunzipIfGzip } from '../../sources/network/decompress.ts'
import type { NetworkSettings, SourceSettings } from '../../sources/source.ts'
import { SourceError } from '../../sources/source.ts'
import type { Profile } from '../../validation/profile.ts'
import type { Profiles } from '../../validation/profiles.ts'
import { describeProblem } from '../../validation/shapes-file.ts'
import { NOWHERE, type SubmittedDocument } from '../../validation/validate-document.ts'
import type { CheckFailure, Submission } from './checks.ts'

/** What a check is made with. */
export interface CheckContext {
  readonly profiles: Profiles
  readonly network: NetworkSettings
  /** Largest document, in bytes after decompression. */
  readonly limits: CheckLimits
}

/** What a rehearsal is made with. */
export interface RehearsalContext extends CheckContext {
  /** Where what it writes stands meanwhile. */
  readonly workFolder: string
}

export interface CheckLimits {
  readonly maxBytes: number
  readonly maxFetchedBytes: number
}

export type Opened =
  | { readonly kind: 'opened'; readonly document: SubmittedDocument; readonly maxBytes: number }
  | CheckFailure

/** The document that was handed in, or found where its address leads, within the bounds of the guarded fetch. */
export async function openSubmission(
  submission: Submission,
  { network, limits }: CheckContext,
  signal: AbortSignal,
): Promise<Opened> {
  if (submission.kind === 'document') {
    const { bytes, name, contentType } = submission
    const document = { bytes: gunzipIfGzip(once(bytes)), name, contentType, baseIri: NOWHERE }
    return { kind: 'opened', document, maxBytes: limits.maxBytes }
  }
  const { url } = submission
  if (!isWebAddress(url)) return notAnAddress(url)
  try {
    const settings = settingsOf(url, '')
    const { bytes, baseIri, contentType } = await openWebDocument(url, { settings, network, signal })
    const document = { bytes: gunzipIfGzip(bytes), name: baseIri, contentType, baseIri }
    return { kind: 'opened', document, maxBytes: limits.maxFetchedBytes }
  } catch (error) {
    return failureOf(error, signal)
  }
}

/** Sources may be paths of this machine; what strangers hand in may not. */
export const notAnAddress = (url: string): CheckFailure => ({
  kind: 'unreachable',
  reason: url === '' ? 'the address is empty' : `${url} is neither an http nor an https address`,
})

/** What the document's side did wrong; anything else is thrown. */
export function failureOf(error: unknown, signal: AbortSignal): CheckFailure {
  signal.throwIfAborted()
  if (error instanceof SourceError) return { kind: 'unreachable', reason: error.message }
  throw error
}

/** The profile asked for, or which there are. */
export function profileFor(name: string, { profiles }: CheckContext): Profile | CheckFailure {
  const profile = profiles.names().includes(name) ? profiles.get(name) : undefined
  if (profile) return profile
  const folder = `/${name}/`
  const problem = profiles.problems().find(({ file }) => file.includes(folder))
  return {
    kind: 'unusable-profile',
    known: profiles.names(),
    ...(problem && { problem: describeProblem(problem) }),
  }
}

/** A source that exists for one check. */
export const settingsOf = (url: string, profile: string): SourceSettings => ({
  id: 'rehearsal',
  kind: /\.(?:xlsx|csv|tsv)$/i.test(url.replace(/[?#].*$/, '')) ? 'spreadsheet' : 'dcat',
  url,
  title: { en: url },
  profile,
  headers: {},
  deletion: { graceDays: 0, holdAbovePercent: 100 },
})
