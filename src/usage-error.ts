/** Something could not be done (exit code 2); the message is one line that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
