/** What ends the lines of a text, by its beginning: a lone carriage return only where there is nothing else. */
export const lineBreakOf = (head: string): '\n' | '\r' =>
  head.includes('\r') && !head.includes('\n') ? '\r' : '\n'
