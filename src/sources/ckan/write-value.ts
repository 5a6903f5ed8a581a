import { datalandkort, xsd } from '../../rdf/namespaces.ts'
import { text, typed, type Term } from '../../rdf/term.ts'
import { isObject, listed, plainText } from './json.ts'

/** What a field of CKAN is written as, where it is not a node of its own. */
export type ValueKind =
  | 'text' // in one language or several: `{ "da": …, "en": … }`
  | 'plain' // an identifier, a version: the same in all languages
  | 'date'
  | 'iri' // an IRI where it is one, else what is said
  | 'email'
  | 'telephone'
  | 'count'
  | 'number'
  | 'flag'
  | 'duration'
  | 'geometry'
  | 'access-right'
  | 'theme'

/** `da`, `en-GB`, and `da_DK` as CKAN calls its locales. */
const LANGUAGE = /^(?!ur[il]$)[a-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/

const SCHEMES = /^(?:https?|ftps?|urn|doi|hdl|info|tag|ark|mailto|tel):[^\s]/i

/** A term for what is an IRI that may be linked to, and nothing for anything else. */
export function iriOf(value: unknown): Term | undefined {
  const written = plainText(value)
  return written !== undefined && SCHEMES.test(written) ? written : undefined
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority'
const ACCESS_RIGHTS: readonly string[] = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC']
const THEMES: readonly string[] = [
  'AGRI',
  'ECON',
  'EDUC',
  'ENER',
  'ENVI',
  'GOVE',
  'HEAL',
  'INTR',
  'JUST',
  'OP_DATPRO',
  'REGI',
  'SOCI',
  'TECH',
  'TRAN',
]

/** A bare code of one of the lists that belong to a property; what is none of them stays what it is. */
function writeCode(value: unknown, { list, codes }: { list: string; codes: readonly string[] }): Term[] {
  const code = plainText(value)?.toUpperCase().replaceAll(/[ -]/g, '_')
  return code !== undefined && codes.includes(code) ? [`${AUTHORITY}/${list}/${code}`] : writeIri(value)
}

const DATE_TYPES: readonly (readonly [RegExp, Term])[] = [
  [/^-?\d{4,}$/, xsd.gYear],
  [/^-?\d{4,}-\d\d$/, xsd.gYearMonth],
  [/^-?\d{4,}-\d\d-\d\d$/, xsd.date],
  [/^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/, xsd.dateTime],
]

const writers: Readonly<Record<ValueKind, (value: unknown) => Term[]>> = {
  text: writeTexts,
  plain: writePlain,
  date: (value) => {
    const written = plainText(value)
    const type = DATE_TYPES.find(([form]) => form.test(written ?? ''))?.[1]
    return written !== undefined && type !== undefined ? [typed(written, type)] : writePlain(value)
  },
  iri: writeIri,
  email: (value) => prefixed(value, { scheme: 'mailto:', form: /^[^\s@<>]+@[^\s@<>]+$/ }),
  telephone: (value) => prefixed(value, { scheme: 'tel:', form: /^\+?[\d ()/.-]{3,}$/ }),
  count: (value) => typedWhere(value, /^\d+$/, xsd.nonNegativeInteger),
  number: (value) => typedWhere(value, /^[+-]?\d+(?:\.\d+)?$/, xsd.decimal),
  flag: (value) => typedWhere(String(value).toLowerCase(), /^(?:true|false)$/, xsd.boolean),
  duration: (value) =>
    typedWhere(value, /^-?P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/, xsd.duration),
  geometry: (value) =>
    isObject(value)
      ? [
          typed(
            JSON.stringify(value),
            'https://www.iana.org/assignments/media-types/application/vnd.geo+json',
          ),
        ]
      : writePlain(value),
  'access-right': (value) => writeCode(value, { list: 'access-right', codes: ACCESS_RIGHTS }),
  theme: (value) => writeCode(value, { list: 'data-theme', codes: THEMES }),
}

/** The terms that a value of any shape stands for; nothing is invented, and nothing that says something is left out. */
export const writeValue = (value: unknown, kind: ValueKind): readonly Term[] =>
  kind === 'text' || kind === 'geometry'
    ? listed(value).flatMap(writers[kind])
    : listed(value).flatMap((each) => (isObject(each) ? [writeJson(each)] : writers[kind](each)))

/** What has no place of its own in RDF. */
export const writeJson = (value: unknown): Term =>
  typed(JSON.stringify(value), 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON')

export const isLanguageMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => LANGUAGE.test(key))

function writeTexts(value: unknown): Term[] {
  if (isLanguageMap(value)) {
    return Object.entries(value).flatMap(([language, texts]) =>
      listed(texts).flatMap((each) => {
        const written = plainText(each)
        return written === undefined ? [] : [text(written, language.replaceAll('_', '-').toLowerCase())]
      }),
    )
  }
  return isObject(value) ? [writeJson(value)] : writePlain(value)
}

function writePlain(value: unknown): Term[] {
  const written = plainText(value)
  if (written !== undefined) return [text(written)]
  return Array.isArray(value) ? value.flatMap(writePlain) : []
}

function writeIri(value: unknown): Term[] {
  const iri = iriOf(value)
  return iri === undefined ? writePlain(value) : [iri]
}

function typedWhere(value: unknown, form: RegExp, type: Term): Term[] {
  const written = plainText(value)
  return written !== undefined && form.test(written) ? [typed(written, type)] : writePlain(value)
}

function prefixed(value: unknown, { scheme, form }: { scheme: string; form: RegExp }): Term[] {
  const written = plainText(value)
  if (written === undefined) return []
  if (written.toLowerCase().startsWith(scheme)) return [written]
  if (!form.test(written)) return writePlain(written)
  return [scheme + (scheme === 'tel:' ? written.replaceAll(/[ ()/.]/g, '') : written)]
}

/** Fields that no table knows are kept under the name they have in CKAN. */
export const ownField = (name: string): Term =>
  `${datalandkort.$base.replace(/#$/, '/ckan#')}${encodeURIComponent(name)}`
