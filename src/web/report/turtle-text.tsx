/** A part of an advice: prose, or Turtle to be copied. */
export interface AdvicePart {
  readonly kind: 'prose' | 'turtle'
  readonly text: string
}

const IRI = String.raw`<[^<>\s]+>`
const NAME = String.raw`[A-Za-z][\w-]*:[A-Za-z][\w-]*`
const LITERAL = String.raw`"[^"]*"(?:@[A-Za-z-]+|\^\^(?:${NAME}|${IRI}))?`
const FIRST = `(?:${IRI}|${NAME}|${LITERAL})`
const NEXT = `(?:${FIRST}|\\[|\\]|;|,|a(?= ${NAME})|true|false|\\.(?= <)|…)`
const TURTLE = new RegExp(`${FIRST}(?: ${NEXT})*`, 'g')

/** Tells the Turtle in an advice from the words around it; a comma of Turtle has a space before it, one of prose has none. */
export function partsOfAdvice(text: string): readonly AdvicePart[] {
  const parts: AdvicePart[] = []
  let end = 0
  for (const { 0: turtle, index } of text.matchAll(TURTLE)) {
    if (index > end) parts.push({ kind: 'prose', text: text.slice(end, index) })
    parts.push({ kind: 'turtle', text: turtle })
    end = index + turtle.length
  }
  if (end < text.length) parts.push({ kind: 'prose', text: text.slice(end) })
  return parts
}

const LONG = 60

/** One statement a line, indented by its brackets, so that it can be read and pasted. */
export function layOutTurtle(turtle: string): string {
  if (turtle.length < LONG) return turtle
  let depth = 0
  const lines = turtle
    .replaceAll(/ (;|,|\.) /g, ' $1\n')
    .replaceAll(' [ ', ' [\n')
    .replaceAll(' ]', '\n]')
    .split('\n')
  return lines
    .map((line, index) => {
      if (line.startsWith(']')) depth--
      const goesOn = depth === 0 && /[;,]$/.test(lines[index - 1] ?? '')
      const indented = '  '.repeat(Math.max(depth, Number(goesOn))) + line
      if (line.endsWith('[')) depth++
      return indented
    })
    .join('\n')
}

/** An advice with its Turtle set apart; longer pieces stand below, ready to be copied. */
export const Advice = ({ text }: { text: string }) => {
  const parts = partsOfAdvice(text)
  const blocks = parts.filter((part) => isBlock(part))
  // A block is taken out of its sentence only where the sentence ends with it.
  const isLast = parts.findIndex(isBlock) >= parts.length - 2
  const inline = isLast ? parts.filter((part) => !isBlock(part)) : parts
  return (
    <>
      <p>
        {inline.map((part, index) =>
          part.kind === 'turtle' ? (
            <code class="break">{part.text}</code>
          ) : (
            tidied(part.text, isLast && blocks.length > 0 && index >= inline.length - 2)
          ),
        )}
      </p>
      {isLast &&
        blocks.map((part) => (
          <pre class="advice-code" tabindex={0}>
            <code>{layOutTurtle(part.text)}</code>
          </pre>
        ))}
    </>
  )
}

const isBlock = ({ kind, text }: AdvicePart): boolean =>
  kind === 'turtle' && (text.includes('[') || text.length >= LONG)

/** What is left of the sentence when its example stands below it. */
const tidied = (prose: string, isTail: boolean): string =>
  isTail
    ? prose
        .replace(/^\.$/, '')
        .replace(/,? (fx|for example|such as)? ?$/, (_, word?: string) => (word ? `, ${word}:` : ':'))
    : prose
