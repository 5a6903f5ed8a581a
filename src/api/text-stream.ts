/** A body that is written as it is read: a slow reader holds the writer back, one who leaves ends it. */
export function streamText(
  pieces: AsyncGenerator<string, void, undefined>,
  onError: (error: Error) => void = () => {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next()
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value))
        } catch (error) {
          // Too late for a status: the connection breaks off, so that nobody takes a part for the whole.
          onError(error instanceof Error ? error : new Error(String(error)))
          controller.error(error)
        }
      },
      async cancel() {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )
}
