import { danishReason } from '../texts/reasons/danish-reason.ts'
import type { View } from '../view.ts'

/** Why something could not be read or fetched, in the reader's language where we have the words, else in English. */
export const Reason = ({ view, reason }: { view: View; reason: string }) => {
  if (view.language === 'en') return <span>{reason}</span>
  const danish = danishReason(reason)
  return danish === undefined ? <span lang="en">{reason}</span> : <span>{danish}</span>
}
