const rounded = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3).replace(/\.0+$/, '')

/** Figures as a table for people, aims beside them, what was missed named again at the end. */
export function printReport(figures, write) {
  let group = ''
  for (const figure of figures) {
    if (figure.group !== group) write(`\n${figure.group}\n`)
    group = figure.group
    const value = `${rounded(figure.value)} ${figure.unit}`.trim()
    const aim = figure.aim ? `aim ${figure.aim}${figure.isMet ? '' : '  MISSED'}` : ''
    write(`  ${figure.label.padEnd(58)}${value.padStart(18)}   ${aim}`.trimEnd().concat('\n'))
  }
  const missed = figures.filter(({ isMet }) => isMet === false)
  const aimed = figures.filter(({ aim }) => aim)
  write(`\n${aimed.length - missed.length} of ${aimed.length} aims met.\n`)
  for (const { group: where, label, value, unit, aim } of missed)
    write(`  missed: ${where}, ${label}: ${rounded(value)} ${unit}, aim ${aim}\n`)
}

/** Latencies by kind of search, slowest kind first. */
export function printKinds(kinds, write) {
  write('\nsearch in process, by kind of search (p50 / p95 ms)\n')
  for (const [name, { p50, p95, count }] of Object.entries(kinds).toSorted((a, b) => b[1].p95 - a[1].p95))
    write(`  ${name.padEnd(58)}${`${rounded(p50)} / ${rounded(p95)}`.padStart(18)}   ${count} searches\n`)
}
