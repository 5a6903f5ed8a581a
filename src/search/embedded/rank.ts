/**
 * The first `count` documents by key, highest first, equal keys by number. A heap with the worst on top
 * while few are wanted, so that most documents cost one comparison.
 */
export function topDocuments(
  documents: Uint32Array,
  count: number,
  keyOf: (document: number) => number,
): { readonly document: number; readonly key: number }[] {
  const wanted = Math.min(count, documents.length)
  const heap: { document: number; key: number }[] = []
  if (wanted === 0) return heap
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] as number
    const key = keyOf(document)
    if (heap.length < wanted) {
      heap.push({ document, key })
      if (heap.length === wanted) for (let node = wanted >>> 1; node >= 0; node--) sink(heap, node)
    } else {
      const worst = heap[0] as { document: number; key: number }
      // Documents come in ascending order: an equal key never displaces an earlier one.
      if (key <= worst.key) continue
      worst.key = key
      worst.document = document
      sink(heap, 0)
    }
  }
  return heap.sort((left, right) => right.key - left.key || left.document - right.document)
}

function sink(heap: { document: number; key: number }[], from: number): void {
  let node = from
  for (;;) {
    let worst = node
    for (let child = 2 * node + 1; child <= 2 * node + 2 && child < heap.length; child++) {
      if (isWorse(heap[child] as Ranked, heap[worst] as Ranked)) worst = child
    }
    if (worst === node) return
    const swapped = heap[node] as Ranked
    heap[node] = heap[worst] as Ranked
    heap[worst] = swapped
    node = worst
  }
}

interface Ranked {
  document: number
  key: number
}

const isWorse = (left: Ranked, right: Ranked): boolean =>
  left.key < right.key || (left.key === right.key && left.document > right.document)
