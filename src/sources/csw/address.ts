const USUAL: readonly (readonly [name: string, value: string])[] = [
  ['version', '2.0.2'],
  ['request', 'GetRecords'],
  ['resultType', 'results'],
  ['typeNames', 'csw:Record'],
  ['elementSetName', 'full'],
  ['outputSchema', 'http://www.w3.org/ns/dcat#'],
  ['maxRecords', '100'],
]

/** The address of a catalogue service (OGC CSW 2.0.2), with what its owner left out of the request; any other as it stands. */
export function cswAddress(address: string): string {
  const url = new URL(address)
  if (valueIn(url, 'service')?.toLowerCase() !== 'csw') return address
  for (const [name, value] of USUAL) if (valueIn(url, name) === undefined) url.searchParams.set(name, value)
  return url.href
}

/** The same request, from another record on. */
export function startingAt(address: string, record: number): string {
  const url = new URL(address)
  const name = nameIn(url, 'startPosition') ?? 'startPosition'
  url.searchParams.set(name, String(record))
  return url.href
}

export const startOf = (address: string): number =>
  Number(valueIn(new URL(address), 'startPosition') ?? 1) || 1

/** Names of parameters have no case in OGC's services. */
const nameIn = ({ searchParams }: URL, name: string): string | undefined =>
  [...searchParams.keys()].find((key) => key.toLowerCase() === name.toLowerCase())

function valueIn(url: URL, name: string): string | undefined {
  const key = nameIn(url, name)
  return key === undefined ? undefined : (url.searchParams.get(key) ?? undefined)
}
