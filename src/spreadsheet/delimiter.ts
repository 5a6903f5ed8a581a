const DELIMITERS = [';', ',', '\t', '|'] as const
const LONGEST_LINE = 20_000

/** What separates the values of a CSV text: the sign that stands most often in its first line, outside of quotes. */
export function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart().slice(0, LONGEST_LINE))?.[0] ?? ''
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}
