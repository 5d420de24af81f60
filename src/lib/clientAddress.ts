import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

type Sighting = {
  /** The other end of the connection. */
  remote: string | undefined
  /** `X-Forwarded-For`, as it came. */
  forwarded: string | undefined
  /** How many proxies in front are ours; each adds the address it saw on the right. */
  hops: number
}

/**
 * Who sent a request. With n trusted proxies, the n-th address from the right of `X-Forwarded-For`: what stands
 * further left was written by the client and may be anything. Pure.
 */
export function clientAddress({ remote, forwarded, hops }: Sighting): string {
  const chain = (forwarded ?? '').split(',').map((each) => each.trim())
  const seen = hops > 0 && forwarded ? chain[Math.max(0, chain.length - hops)] : undefined
  return seen && ipaddr.isValid(seen) ? seen : (remote ?? '')
}

/** The networks of the latest addresses: each request asks, and most come from one that asked before. */
const networks = new LRUCache<string, string>({ max: 10_000, memoMethod: findNetwork })

/** What limits count an address under: an IPv4 address, or the /64 that an IPv6 customer owns. Pure. */
export const networkOf = (address: string): string => networks.memo(address)

function findNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`
}
