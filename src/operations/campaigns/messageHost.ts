import { domainToASCII } from 'node:url'

/** The part of a Message-ID behind the @: the domain of the sender, as `compileCampaign` writes it. Pure. */
export function messageHost(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1)) || 'localhost'
}
