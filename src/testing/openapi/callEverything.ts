import type { TestPlatform } from '@/testing/harness'
import { callAccounts } from '@/testing/openapi/callAccounts'
import { callCampaigns } from '@/testing/openapi/callCampaigns'
import { callCertificates } from '@/testing/openapi/callCertificates'
import { callEvents } from '@/testing/openapi/callEvents'
import { callPlatform } from '@/testing/openapi/callPlatform'
import { callTickets } from '@/testing/openapi/callTickets'
import type { Answered, DocumentedCalls } from '@/testing/openapi/documentedCalls'

export type Script = {
  platform: TestPlatform
  call: DocumentedCalls['call']
  /** The token of an administrator. */
  admin: string
}

/** Every operation of our own, once at least in a way that succeeds. */
export async function callEverything(script: Script): Promise<void> {
  await callAccounts(script)
  await callEvents(script)
  await callCampaigns(script)
  await callTickets(script)
  await callCertificates(script)
  await callPlatform(script)
}

/** A value in an answer, by its path: `valueAt(answer, 'registrations.0.id')`. */
export function valueAt({ body }: Answered, path: string): string {
  let at: unknown = body
  for (const part of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[part]
  if (typeof at !== 'string')
    throw new Error(`${path} is ${JSON.stringify(at)} in ${JSON.stringify(body).slice(0, 500)}`)
  return at
}

export const lastPart = (url: string): string =>
  new URL(url, 'http://localhost').pathname.split('/').at(-1) ?? ''
