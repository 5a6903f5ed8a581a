/** A stretch of a query that is read in one way. */
export interface Segment {
  readonly text: string
  /** In quotes: these words in this order, as they are written. */
  readonly quoted: boolean
  /** After a minus: without it. */
  readonly negated: boolean
  /** Before a colon: only there. */
  readonly prefix?: string
  /** After OR: its first may stand for the last of the segment before. */
  readonly alternative?: true
  /** The query ends with it, with no space or quote after: its last word may still be being typed. */
  readonly open: boolean
}

const OPENING = '"“”„«»'
/** minus? prefix: then something in quotes, or what comes up to the next space. After a prefix the end may close them. */
const SEGMENT = new RegExp(
  `(?<minus>(?<=^|\\s)[-−])?(?:(?<prefix>[\\p{L}]{2,30}):)?(?:[${OPENING}](?<quoted>[^${OPENING}]*)(?:[${OPENING}]|(?<=:[${OPENING}][^${OPENING}]*)$)|(?<bare>[^\\s${OPENING}]+))`,
  'gu',
)

/**
 * What a query is made of: plain words, "a phrase", -without, NOT without, this OR that, title:word. A quote that is not closed, a minus before
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
  return joined(withoutOperators(segments))
}

/** In capitals and between what they join; elsewhere they are words, and OR may be an odds ratio. */
const OPERATORS: Readonly<Record<string, Partial<Segment>>> = {
  AND: {},
  OG: {},
  NOT: { negated: true },
  OR: { alternative: true },
  ELLER: { alternative: true },
}

function withoutOperators(segments: readonly Segment[]): readonly Segment[] {
  const kept: Segment[] = []
  for (const [place, segment] of segments.entries()) {
    const operator = OPERATORS[segment.text]
    const isBetween = place < segments.length - 1 && (kept.length > 0 || segment.text === 'NOT')
    if (operator && isPlain(segment) && isBetween) continue
    const before = segments[place - 1]
    const wasOperator = before && isPlain(before) && place > 0 && (kept.length > 0 || before.text === 'NOT')
    kept.push(wasOperator ? { ...segment, ...OPERATORS[before.text] } : segment)
  }
  return kept
}

/** Neighbours that are read alike are one stretch: a phrase may run over them. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last && isPlain(last) && isPlain(segment) && !segment.alternative)
      result[result.length - 1] = { ...last, open: segment.open, text: `${last.text} ${segment.text}` }
    else result.push(segment)
  }
  return result
}

const isPlain = ({ quoted, negated, prefix }: Segment): boolean => !quoted && !negated && prefix === undefined
