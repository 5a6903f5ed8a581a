import { SourceError, type SourceItem } from './source.ts'

type Rejected = Extract<SourceItem, { kind: 'rejected' }>

/** One of many documents that cannot be read costs nothing but itself: instead of its datasets there is the reason. */
export async function* isolate<T>(
  document: string,
  items: AsyncIterable<T>,
  inWords = (reason: string) => reason.replace(`${document}: `, ''),
): AsyncIterable<T | Rejected> {
  try {
    yield* items
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const line = error.line === undefined ? {} : { line: error.line }
    yield { kind: 'rejected', scope: 'document', document, reason: inWords(error.message), ...line }
  }
}
