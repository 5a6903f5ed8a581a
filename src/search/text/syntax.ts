/** A stretch of a query that is read in one way. */
export interface Segment {
  readonly text: string
  /** In quotes: these words in this order, as they are written. */
  readonly quoted: boolean
  /** After a minus: without it. */
  readonly negated: boolean
  /** Before a colon: only there. */
  readonly prefix?: string
  /** The query ends with it, with no space or quote after: its last word may still be being typed. */
  readonly open: boolean
}

const OPENING = '"“”„«»'
/** minus? prefix: then something in quotes that are closed, or what comes up to the next space. */
const SEGMENT = new RegExp(
  `(?<minus>(?<=^|\\s)[-−])?(?:(?<prefix>[\\p{L}]{2,30}):)?(?:[${OPENING}](?<quoted>[^${OPENING}]*)[${OPENING}]|(?<bare>[^\\s${OPENING}]+))`,
  'gu',
)

/**
 * What a query is made of: plain words, "a phrase", -without, title:word. A quote that is not closed, a minus before
 * nothing and a prefix that names no field are only signs. `isPrefix` tells which names are.
 */
export function segmentsOf(text: string, isPrefix: (name: string) => boolean): readonly Segment[] {
  const segments: Segment[] = []
  for (const match of text.matchAll(SEGMENT)) {
    const { minus, prefix, quoted, bare } = match.groups ?? {}
    const named = prefix !== undefined && isPrefix(prefix.toLowerCase()) ? prefix.toLowerCase() : undefined
    const written = quoted ?? bare ?? ''
    segments.push({
      text: prefix !== undefined && named === undefined ? `${prefix}:${written}` : written,
      quoted: quoted !== undefined,
      negated: minus !== undefined,
      ...(named === undefined ? {} : { prefix: named }),
      open: quoted === undefined && match.index + match[0].length === text.length,
    })
  }
  return joined(segments)
}

/** Neighbours that are read alike are one stretch: a phrase may run over them. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last && isPlain(last) && isPlain(segment))
      result[result.length - 1] = { ...segment, text: `${last.text} ${segment.text}` }
    else result.push(segment)
  }
  return result
}

const isPlain = ({ quoted, negated, prefix }: Segment): boolean => !quoted && !negated && prefix === undefined
