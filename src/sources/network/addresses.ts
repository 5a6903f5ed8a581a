import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Refused by the guard: the address is one of ours, not one of the internet's. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/** Looks public, and is where a cloud keeps the secrets of its machines (Azure). */
const LOOKS_PUBLIC = '168.63.129.16'

/** Where a machine in a cloud asks for its own secrets: no source of anybody's. */
const METADATA_ADDRESSES: ReadonlySet<string> = new Set([
  LOOKS_PUBLIC,
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
])

const isMetadataAddress = (address: string): boolean =>
  ipaddr.isValid(address) && METADATA_ADDRESSES.has(ipaddr.process(address).toString())

/** Only global unicast is public; loopback, private, link-local, mapped, translated and reserved ranges are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // `process` turns an IPv4-mapped IPv6 address into the IPv4 address that would be connected to.
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && parsed.toString() !== LOOKS_PUBLIC
}

/** The host name of a URL without the brackets of an IPv6 address and without a final dot. */
export const hostOf = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** An address written in the URL is never looked up, so it is checked here. */
export function refuseLiteralAddress(host: string, allowed: ReadonlySet<string>): void {
  if (ipaddr.isValid(host) && !allowed.has(host) && !isPublicAddress(host)) throw privateAddress(host)
}

/** A DNS look-up whose answer is checked before anything connects to it, so that a name cannot change in between. */
export function guardedLookup(allowed: ReadonlySet<string>): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const host = hostname.replace(/\.$/, '').toLowerCase()
      const usable = allowed.has(host)
        ? addresses
        : addresses.filter(({ address }) => isPublicAddress(address))
      const [first] = usable
      if (!first) return callback(privateAddress(hostname, addresses[0]?.address), [])
      answer(usable, first, { all: options.all ?? false, callback })
    })
  }
}

function answer(
  usable: readonly LookupAddress[],
  first: LookupAddress,
  { all, callback }: { all: boolean; callback: Parameters<LookupFunction>[2] },
): void {
  if (all) callback(null, [...usable])
  else callback(null, first.address, first.family)
}

const privateAddress = (host: string, address = host) =>
  new PrivateAddressError(
    isMetadataAddress(address)
      ? `${host} is or leads to where a cloud keeps the secrets of its machines; nothing is fetched there`
      : `${host} is or leads to a private address; if it is yours, add it to network.allowPrivateHosts`,
  )
