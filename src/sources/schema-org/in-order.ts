/** Works on a few parts at a time, ahead of whoever takes the results, which come in the order of the parts. */
export async function* inOrder<T, R>(
  parts: AsyncIterable<T>,
  atOnce: number,
  work: (part: T) => Promise<R>,
): AsyncIterable<{ readonly part: T; readonly result: R }> {
  const running: Promise<{ part: T; result: R }>[] = []
  try {
    for await (const part of parts) {
      const worked = work(part).then((result) => ({ part, result }))
      // Its failure is heard of when its turn comes, not as one that nobody waits for.
      worked.catch(() => {})
      running.push(worked)
      const oldest = running.length >= atOnce ? running.shift() : undefined
      if (oldest) yield await oldest
    }
    for (let oldest = running.shift(); oldest; oldest = running.shift()) yield await oldest
  } finally {
    // What is still under way ends by itself, and has nobody left to tell of a failure.
    await Promise.allSettled(running)
  }
}
