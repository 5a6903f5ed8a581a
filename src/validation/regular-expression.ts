/** sh:pattern as SPARQL's REGEX means it (§4.4.3): flags i, s, m, x (white space does not count), q (as it stands). */
export function regularExpression(pattern: string, flags = ''): RegExp {
  const quoted = flags.includes('q') ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) : pattern
  const source = flags.includes('x') && !flags.includes('q') ? quoted.replace(/\s+/g, '') : quoted
  return new RegExp(source, `${flags.replace(/[^ims]/g, '')}u`)
}
