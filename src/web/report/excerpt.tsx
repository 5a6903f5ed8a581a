import { lineBreakOf } from '../../rdf/line-break.ts'
import type { View } from '../view.ts'

/** The lines of a document that can be shown, by number from 1. */
export type SourceLines = (line: number) => string | undefined

const MOST_CHARACTERS = 300
const AROUND = 1

/** Of a text that is kept, every line; else the lines that the verdict kept. */
export function sourceLines(known: {
  readonly text?: string | undefined
  readonly excerpts?: Readonly<Record<number, string>> | undefined
}): SourceLines {
  const lines = known.text?.split(lineBreakOf(known.text) === '\r' ? '\r' : /\r?\n/)
  return (line) => (lines?.[line - 1] ?? known.excerpts?.[line])?.slice(0, MOST_CHARACTERS)
}

/** A line of what was handed in, marked, with its neighbours where they are known. */
export const Excerpt = ({ view, line, source }: { view: View; line: number; source: SourceLines }) => {
  const label = view.t.report.excerpt(view.format.number(line))
  const shown = []
  for (let number = Math.max(1, line - AROUND); number <= line + AROUND; number++) {
    const text = source(number)
    if (text !== undefined) shown.push({ number, text })
  }
  if (!shown.some(({ number }) => number === line)) return null
  return (
    <pre class="excerpt" tabindex={0} role="group" aria-label={label}>
      {shown.map(({ number, text }) => (
        <code class={number === line ? 'excerpt-line excerpt-here' : 'excerpt-line'} data-line={number}>
          {number === line ? <mark>{text === '' ? ' ' : text}</mark> : text}
          {'\n'}
        </code>
      ))}
    </pre>
  )
}
