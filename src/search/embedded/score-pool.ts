/** Arrays with a number per document, used again: making one for each word of each search costs more than clearing it. */
export class ScorePool {
  private readonly free: Float32Array[] = []

  /** All zeros. */
  take(size: number): Float32Array {
    const scores = this.free.pop()
    if (!scores || scores.length < size) return new Float32Array(size + (size >>> 3))
    return scores.fill(0)
  }

  give(scores: Float32Array): void {
    if (this.free.length < MOST_KEPT) this.free.push(scores)
  }
}

const MOST_KEPT = 8
