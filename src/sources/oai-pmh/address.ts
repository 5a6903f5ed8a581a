/** What the configured address asks for. */
export interface OaiAddress {
  /** Without the arguments of the protocol. */
  readonly base: string
  readonly set?: string
  readonly metadataPrefix?: string
}

const PROTOCOL_ARGUMENTS = ['verb', 'metadataPrefix', 'set', 'from', 'until', 'identifier', 'resumptionToken']

/** `https://repository.example/oai?set=health` is the repository and the set; other arguments are the repository's own. */
export function readAddress(configured: string): OaiAddress {
  const url = new URL(configured)
  const set = url.searchParams.get('set')
  const metadataPrefix = url.searchParams.get('metadataPrefix')
  for (const name of PROTOCOL_ARGUMENTS) url.searchParams.delete(name)
  url.hash = ''
  return { base: url.href, ...(set && { set }), ...(metadataPrefix && { metadataPrefix }) }
}

export function requestAddress(base: string, args: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(base)
  for (const [name, value] of Object.entries(args)) if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}
