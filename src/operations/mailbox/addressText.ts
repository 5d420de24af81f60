import type { AddressObject } from 'mailparser'

/** The addresses of a header as people write them, separated by commas. Pure. */
export function addressText(addresses: AddressObject | AddressObject[] | undefined): string {
  const all = Array.isArray(addresses) ? addresses : addresses ? [addresses] : []
  return all.map(({ text }) => text).join(', ')
}
