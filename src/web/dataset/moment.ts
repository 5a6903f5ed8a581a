const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** The moment an address asks for with `?at=`: a date means the end of that day; UTC unless an offset is written. */
export function readMoment(written: string | undefined): string | undefined | 'misformed' {
  if (written === undefined || written === '') return undefined
  const match = ISO.exec(written)
  if (!match) return 'misformed'
  const isDay = written.length === 'yyyy-mm-dd'.length
  const moment = new Date(
    isDay ? `${written}T23:59:59.999Z` : match[1] === undefined ? `${written}Z` : written,
  )
  if (Number.isNaN(moment.getTime())) return 'misformed'
  // JavaScript reads 31 February as 3 March.
  return isDay && !moment.toISOString().startsWith(written) ? 'misformed' : moment.toISOString()
}
