import type { XmlElement } from '../xml/element.ts'
import { attributeOf, childNamed, textIn } from '../xml/element.ts'
import { readPieces, XmlSyntaxError } from '../xml/read-pieces.ts'
import { SourceError, type ReadContext } from '../source.ts'
import { fetchText } from '../network/fetch-document.ts'

/** What an answer to any verb is made of, in the order in which it comes. */
export type AnswerPart =
  | { readonly kind: 'response-date'; readonly date: string }
  | { readonly kind: 'record'; readonly record: OaiRecord }
  | { readonly kind: 'format'; readonly element: XmlElement }
  | { readonly kind: 'identify'; readonly element: XmlElement }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** The last. */
  | { readonly kind: 'end'; readonly bytes: number; readonly fetchMs: number }

export interface OaiRecord {
  readonly identifier: string
  readonly isDeleted: boolean
  /** The one element in `metadata`, or its text where somebody has wrapped a document in CDATA. */
  readonly metadata: XmlElement | undefined
}

const ACCEPT = 'text/xml, application/xml;q=0.9, */*;q=0.1'
const ROOTS = new Set(['OAI-PMH'])
const PIECES = new Set(['responseDate', 'error', 'Identify', 'metadataFormat', 'record', 'resumptionToken'])

/**
 * One answer of a repository, in parts, as it is read.
 * @throws SourceError after the parts before the spot where its XML breaks.
 */
export async function* readAnswer(url: string, context: ReadContext): AsyncGenerator<AnswerPart> {
  const { text, bytes, fetchMs } = await fetchText(context, { url, accept: ACCEPT })
  try {
    for await (const element of readPieces(text, { roots: ROOTS, pieces: PIECES })) {
      const part = partOf(element)
      if (part) yield part
    }
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error
    const { line, message } = error
    throw new SourceError('unreadable', `${url} is not OAI-PMH as it should be: line ${line}: ${message}`, {
      line,
    })
  }
  yield { kind: 'end', bytes, fetchMs }
}

function partOf(element: XmlElement): AnswerPart | undefined {
  switch (element.local) {
    case 'responseDate':
      return { kind: 'response-date', date: textIn(element) }
    case 'error':
      return { kind: 'error', code: attributeOf(element, 'code'), message: textIn(element) }
    case 'Identify':
      return { kind: 'identify', element }
    case 'metadataFormat':
      return { kind: 'format', element }
    case 'resumptionToken':
      return { kind: 'token', token: textIn(element) }
    case 'record':
      return { kind: 'record', record: recordOf(element) }
    default:
      return undefined
  }
}

function recordOf(element: XmlElement): OaiRecord {
  const header = childNamed(element, 'header')
  return {
    identifier: textIn(header && childNamed(header, 'identifier')),
    isDeleted: attributeOf(header, 'status') === 'deleted',
    metadata: childNamed(element, 'metadata'),
  }
}

/** The protocol's errors (§3.6) in words that say what to do. */
const ERRORS: Readonly<Record<string, string>> = {
  badArgument: 'does not accept the request; check the address and its set',
  badVerb: 'does not know the request; check that this is the address of its OAI-PMH interface',
  cannotDisseminateFormat:
    'does not give its records in this format; name another metadataPrefix in the address',
  noMetadataFormats: 'has no metadata formats',
  noSetHierarchy: 'has no sets; take set= out of the address',
  badResumptionToken: 'no longer knows where the list was to be continued; try again later',
  idDoesNotExist: 'does not know a record that it has listed',
  noRecordsMatch: 'has no records for this request',
}

export function errorInWords(
  base: string,
  { code, message }: { code: string; message: string },
): SourceError {
  const said = message === '' ? '' : `; it says "${message.replaceAll(/\s+/g, ' ').slice(0, 300)}"`
  const words = ERRORS[code] ?? `answers with the error "${code}"`
  return new SourceError('unreadable', `${base} ${words} (${code || 'no code'})${said}`)
}
