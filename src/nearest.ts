import { editDistance } from './search/text/edit-distance.ts'

/** The known name nearest to what was written, when it is near enough to be a slip. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(written.length / 3))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const name of known) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase(), limit)
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}
