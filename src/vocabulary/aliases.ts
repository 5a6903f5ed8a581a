import type { SchemeName } from './concept.ts'

/** No IRI of a concept is nearly as long; longer ones are not looked at. */
const MAX_IRI_LENGTH = 200

/**
 * What an IRI is compared by: without `http(s)://`, `www.` and a slash or hash at its end,
 * for publishers mix them. Undefined for what cannot be a concept's IRI.
 */
export function spellingOf(iri: string): string | undefined {
  if (iri.length > MAX_IRI_LENGTH) return undefined
  return iri
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/[/#]$/, '')
}

interface AliasRule {
  /** Of a spelling. Groups `scheme` and `code`, or `code` alone where the rule names the scheme. */
  readonly pattern: RegExp
  readonly scheme?: SchemeName
}

const HEALTH_SCHEME =
  '(?<scheme>healthcategories|health-theme|publisher-type|health-activity|coding-system|standard)'

/**
 * Addresses under which the same codes were or are also published. Only what is certain: the pseudo-values
 * `http://healthdataportal.eu/ns/health#…` of early drafts name no code, so they stay as they are.
 */
const aliasRules: readonly AliasRule[] = [
  // HealthDCAT-AP before release 8: a development host, the namespace's own host, the acceptance host
  { pattern: new RegExp(`^13\\.81\\.34\\.152:1101/resource/authority/${HEALTH_SCHEME}/(?<code>[\\w-]+)$`) },
  { pattern: new RegExp(`^healthdataportal\\.eu/resource/authority/${HEALTH_SCHEME}/(?<code>[\\w-]+)$`) },
  {
    pattern: new RegExp(
      `^[\\w.-]*\\bacceptance\\b[\\w.-]*\\.health\\.europa\\.eu/resource/authority/${HEALTH_SCHEME}/(?<code>[\\w-]+)$`,
    ),
  },
  // as the examples of DCAT-AP-DK write it
  { pattern: /^publications\.europa\.eu\/resource\/dataset\/(?<scheme>[a-z-]+)\/(?<code>\w+)$/ },
  // DPV moved its personal data extension from dpv-pd to pd, with and without a version
  { pattern: /^w3id\.org\/dpv\/(?:\d+(?:\.\d+)*\/)?pd(?:#|\/)(?<code>\w+)$/, scheme: 'dpv-pd' },
  { pattern: /^id\.loc\.gov\/vocabulary\/iso639-1\/(?<code>[a-z]{2})$/, scheme: 'language' },
  { pattern: /^id\.loc\.gov\/vocabulary\/iso639-2\/(?<code>[a-z]{3})$/, scheme: 'language' },
  { pattern: /^lexvo\.org\/id\/iso639-[13]\/(?<code>[a-z]{2,3})$/, scheme: 'language' },
]

/** Scheme and code that an old or foreign spelling of an IRI stands for; whether the list has the code is not looked at. */
export function codeOfAlias(spelling: string): { scheme: string; code: string } | undefined {
  for (const { pattern, scheme } of aliasRules) {
    const groups = pattern.exec(spelling)?.groups
    const code = groups?.['code']
    const name = scheme ?? groups?.['scheme']
    if (code && name) return { scheme: name, code }
  }
  return undefined
}

/** The spelling of a Creative Commons licence without the page that explains or spells it out. */
export const licenceSpellingOf = (spelling: string): string =>
  spelling.startsWith('creativecommons.org/')
    ? spelling.replace(/\/(?:deed|legalcode)(?:\.[\w-]+)?$/, '')
    : spelling
