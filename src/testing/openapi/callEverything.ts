import { callAccounts } from '@/testing/openapi/callAccounts'
import { callCampaigns } from '@/testing/openapi/callCampaigns'
import { callCertificates } from '@/testing/openapi/callCertificates'
import { callEvents } from '@/testing/openapi/callEvents'
import { callPlatform } from '@/testing/openapi/callPlatform'
import { callSecondFactor } from '@/testing/openapi/callSecondFactor'
import { callTickets } from '@/testing/openapi/callTickets'
import type { Script } from '@/testing/openapi/script'

/** Every operation of our own, once at least in a way that succeeds. */
export async function callEverything(script: Script): Promise<void> {
  await callAccounts(script)
  await callEvents(script)
  await callCampaigns(script)
  await callSecondFactor(script)
  await callTickets(script)
  await callCertificates(script)
  await callPlatform(script)
}
