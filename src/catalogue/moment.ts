const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/**
 * The moment an address asks for with `?at=`: a date means the end of that day; UTC unless an offset is written.
 * Undefined where it is neither date nor time.
 */
export function readMoment(written: string | undefined): { readonly at?: string } | undefined {
  if (written === undefined || written === '') return {}
  const match = ISO.exec(written)
  if (!match) return undefined
  const isDay = written.length === 'yyyy-mm-dd'.length
  const moment = new Date(isDay ? `${written}T23:59:59.999Z` : written + (match[1] === undefined ? 'Z' : ''))
  if (Number.isNaN(moment.getTime())) return undefined
  // JavaScript reads 31 February as 3 March.
  return isDay && !moment.toISOString().startsWith(written) ? undefined : { at: moment.toISOString() }
}
