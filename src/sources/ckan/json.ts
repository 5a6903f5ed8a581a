/** Nothing of what a portal sends is where it should be until it has been looked at. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The characters of a value that is one: CKAN writes numbers and booleans as text and the other way round. */
export function plainText(value: unknown): string | undefined {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const written = isPlain ? String(value).trim() : ''
  return written === '' ? undefined : written
}

/** Extras are strings, and lists and objects in them are JSON. */
export function unpackJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** One value or several, in a list or in JSON that is one. */
export function listed(value: unknown): readonly unknown[] {
  const unpacked = unpackJson(value)
  if (Array.isArray(unpacked)) return unpacked.filter((each) => !isEmpty(each)).map(unpackJson)
  return isEmpty(unpacked) ? [] : [unpacked]
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}
