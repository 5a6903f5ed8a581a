/** Whether a holder has checked its description within the year, EHDS Art. 60. */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly on: string; readonly due: string }
  | { readonly kind: 'overdue'; readonly on: string; readonly due: string }
  /** The description carries no date from which to count. */
  | { readonly kind: 'unknown' }

/**
 * Counts twelve months from the last day on which the holder is known to have touched the description:
 * a confirmation given to us, else dct:modified, else dct:issued. Dates are ISO days.
 */
export function confirmationOf(
  dates: { readonly confirmed?: string; readonly modified?: string; readonly issued?: string },
  today: string,
): Confirmation {
  const on = dates.confirmed ?? dates.modified ?? dates.issued
  if (!on) return { kind: 'unknown' }
  const due = aYearAfter(on)
  return { kind: today <= due ? 'confirmed' : 'overdue', on, due }
}

/** The same day of the next year; 29 February becomes 28 February. */
export function aYearAfter(day: string): string {
  const year = Number(day.slice(0, 4)) + 1
  const rest = day.slice(4, 10)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`
}

/** The first day of which a description counts as confirmed today: `aYearAfter`, the other way round. */
export function confirmedSince(today: string): string {
  const year = String(Number(today.slice(0, 4)) - 1).padStart(4, '0')
  const rest = today.slice(4, 10)
  return `${year}${rest === '-02-29' ? '-03-01' : rest}`
}
