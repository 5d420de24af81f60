import { isIP } from 'node:net'
import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { env } from '@/env'
import { isPublicAddress } from '@/adapters/outbound/isPublicAddress'
import { OutboundError } from '@/adapters/outbound/outboundError'

/** Gives every address of a name; tests put their own in place of the system's. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>

/** Where a request may go: the URL, and the addresses its connection is held to. */
export type AdmittedUrl = { url: URL; addresses: LookupAddress[] }

type Options = { resolve?: Resolve; allowHosts?: readonly string[] }

const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

/**
 * The guard on URLs that a person typed or another server answered: https only, no name or password inside,
 * and every address of its host on the public internet. The name is resolved once, here; the connection must
 * use these addresses, so that a second answer of the name server (rebinding) decides nothing. Hosts named in
 * OUTBOUND_ALLOW_HOSTS (`name` or `name:port`) may be private and speak plain http.
 * @throws OutboundError `refused`, or `unreachable` when the name has no address
 */
export async function admitUrl(
  text: string,
  { resolve = systemResolve, allowHosts = env.outboundAllowHosts }: Options = {},
): Promise<AdmittedUrl> {
  const url = parseOutboundUrl(text, allowHosts)
  const addresses = await addressesOf(plainHost(url.hostname), resolve)
  if (!isAllowed(url, allowHosts) && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new OutboundError('refused', notPublic)
  }
  return { url, addresses }
}

const notPublic = 'The address does not lead to the public internet.'

/**
 * The part of the guard that needs no name server, for the moment a URL is typed. `admitUrl` is asked again
 * before each request.
 * @throws OutboundError `refused`
 */
export function parseOutboundUrl(
  text: string,
  allowHosts: readonly string[] = env.outboundAllowHosts,
): URL {
  const url = parse(text)
  if (isAllowed(url, allowHosts)) return url
  if (url.protocol !== 'https:') {
    throw new OutboundError('refused', 'The address must start with https://.')
  }
  const hostname = plainHost(url.hostname)
  const isLocalName = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (isLocalName || (isIP(hostname) && !isPublicAddress(hostname))) {
    throw new OutboundError('refused', notPublic)
  }
  return url
}

function isAllowed(url: URL, allowHosts: readonly string[]): boolean {
  const hostname = plainHost(url.hostname)
  return allowHosts
    .map((host) => host.toLowerCase())
    .some((host) => host === hostname || host === `${hostname}:${portOf(url)}`)
}

function parse(text: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch (error) {
    throw new OutboundError('refused', 'This is not a web address.', error)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutboundError('refused', 'The address must start with https://.')
  }
  if (url.username || url.password) {
    throw new OutboundError('refused', 'The address must not contain a name or password.')
  }
  return url
}

/** Without the brackets of IPv6 and the dot that ends a full name. */
function plainHost(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80')

async function addressesOf(hostname: string, resolve: Resolve): Promise<LookupAddress[]> {
  const family = isIP(hostname)
  if (family) return [{ address: hostname, family }]
  let addresses: LookupAddress[]
  try {
    addresses = await resolve(hostname)
  } catch (error) {
    throw new OutboundError('unreachable', 'No server has this name.', error)
  }
  if (addresses.length === 0) throw new OutboundError('unreachable', 'No server has this name.')
  return addresses
}
