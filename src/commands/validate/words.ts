import type { Severity } from '../../validation/shape.ts'

export type Language = 'da' | 'en'

/** What the text output says, beside the words of the profile. */
export interface Words {
  readonly conforms: string
  readonly doesNotConform: string
  readonly severity: Readonly<Record<Severity, string>>
  readonly severities: Readonly<Record<Severity, readonly [one: string, many: string]>>
  readonly wholeNode: string
  readonly notRead: string
  readonly notEvaluated: (parameters: string) => string
  readonly more: (count: number) => string
  readonly summary: (conforming: number, datasets: number, profile: string) => string
}

export const words: Readonly<Record<Language, Words>> = {
  da: {
    conforms: 'opfylder profilen',
    doesNotConform: 'opfylder ikke profilen',
    severity: { violation: 'fejl', warning: 'anbefaling', info: 'bemærkning' },
    severities: {
      violation: ['fejl', 'fejl'],
      warning: ['anbefaling', 'anbefalinger'],
      info: ['bemærkning', 'bemærkninger'],
    },
    wholeNode: 'datasættet som helhed',
    notRead: 'kunne ikke læses som skrevet',
    notEvaluated: (parameters) =>
      `profilen bruger ${parameters}, som ikke afprøves her: det, de kræver, er ikke undersøgt`,
    more: (count) => `og ${count} steder mere`,
    summary: (conforming, datasets, profile) => `${conforming} af ${datasets} datasæt opfylder ${profile}`,
  },
  en: {
    conforms: 'conforms',
    doesNotConform: 'does not conform',
    severity: { violation: 'violation', warning: 'warning', info: 'info' },
    severities: {
      violation: ['violation', 'violations'],
      warning: ['warning', 'warnings'],
      info: ['remark', 'remarks'],
    },
    wholeNode: 'the node as a whole',
    notRead: 'could not be read as written',
    notEvaluated: (parameters) =>
      `the profile uses ${parameters}, which are not evaluated here: what they ask for was not looked at`,
    more: (count) => `and in ${count} more places`,
    summary: (conforming, datasets, profile) =>
      `${conforming} of ${datasets} ${datasets === 1 ? 'dataset conforms' : 'datasets conform'} to ${profile}`,
  },
}

/** The language asked for, else that of the terminal (POSIX: LC_ALL, LC_MESSAGES, LANG). */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const language = asked ?? (LC_ALL || LC_MESSAGES || LANG || '')
  return /^da(?:[_.-]|$)/i.test(language) ? 'da' : 'en'
}
