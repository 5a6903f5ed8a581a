const DAY_MS = 86_400_000
/** Day 0 of the 1900 system, shifted because Excel believes in 29 February 1900; and of the 1904 one. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** 31 December 9999: what Excel itself can show. */
const LAST_SERIAL = 2_958_465

/** The day, or the second, that Excel's number of days stands for, in ISO 8601; undefined for what is no such number. */
export function dayOfSerial(serial: number, from1904 = false): string | undefined {
  if (!(serial >= 1 && serial <= LAST_SERIAL)) return undefined
  // Before March 1900 its count is one day off.
  const days = !from1904 && serial < 60 ? serial + 1 : serial
  const moment = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * 86_400) * 1000)
  const text = moment.toISOString()
  return moment.getTime() % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19)
}
