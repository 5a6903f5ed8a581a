export interface Ranking {
  /** The first documents, highest key first, equal keys by number. */
  readonly documents: Uint32Array
  readonly keys: Float64Array
}

/**
 * The first `count` of the documents by key; `keys` are theirs, place by place. A heap with the worst on top,
 * so that most documents cost one comparison.
 */
export function topDocuments(documents: Uint32Array, keys: Float64Array, count: number): Ranking {
  const size = Math.min(count, documents.length)
  if (size <= 0) return { documents: new Uint32Array(0), keys: new Float64Array(0) }
  // Places in `documents`: they ascend as the documents do.
  const heap = Uint32Array.from({ length: size }, (_, place) => place)
  for (let node = (size >>> 1) - 1; node >= 0; node--) sink(heap, node, keys)
  for (let place = size; place < documents.length; place++) {
    // An equal key never displaces an earlier document.
    if ((keys[place] as number) <= (keys[heap[0] as number] as number)) continue
    heap[0] = place
    sink(heap, 0, keys)
  }
  heap.sort((left, right) => (keys[right] as number) - (keys[left] as number) || left - right)
  return {
    documents: heap.map((place) => documents[place] as number),
    keys: Float64Array.from(heap, (place) => keys[place] as number),
  }
}

function sink(heap: Uint32Array, from: number, keys: Float64Array): void {
  let node = from
  for (;;) {
    let worst = node
    for (let child = 2 * node + 1; child <= 2 * node + 2 && child < heap.length; child++) {
      const one = heap[child] as number
      const other = heap[worst] as number
      const difference = (keys[one] as number) - (keys[other] as number)
      if (difference < 0 || (difference === 0 && one > other)) worst = child
    }
    if (worst === node) return
    const swapped = heap[node] as number
    heap[node] = heap[worst] as number
    heap[worst] = swapped
    node = worst
  }
}
