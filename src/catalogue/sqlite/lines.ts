/** Differences from one line to the next as JSON: some three characters a triple. */
export function encodeLines(lines: readonly number[] | undefined): string | null {
  if (!lines || lines.length === 0) return null
  return JSON.stringify(lines.map((line, index) => line - (lines[index - 1] ?? 0)))
}

export function decodeLines(text: string | null): readonly number[] {
  if (text === null) return []
  const differences: number[] = JSON.parse(text)
  let line = 0
  return differences.map((difference) => (line += difference))
}
