import ipaddr from 'ipaddr.js'

/** Global unicast, the only part of IPv6 that is handed out to the internet. */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Whether an address belongs to the public internet. Everything with a purpose of its own is not: loopback,
 * private, link-local (cloud metadata), shared, unique local, multicast, documentation, and the forms that carry
 * an IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4, Teredo). Pure.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalUnicast)
}
