/** What is in memory already, for readers of streams. */
export async function* once<T>(only: T): AsyncIterable<T> {
  yield only
}
