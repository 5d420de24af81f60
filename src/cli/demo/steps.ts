import type { Step } from '@/cli/demo/demo'
import { cancelOne } from '@/cli/demo/steps/cancelOne'
import { checkPeopleIn } from '@/cli/demo/steps/checkPeopleIn'
import { importEvents } from '@/cli/demo/steps/importEvents'
import { publishEvent } from '@/cli/demo/steps/publishEvent'
import { issueCertificates } from '@/cli/demo/steps/issueCertificates'
import { openTicket } from '@/cli/demo/steps/openTicket'
import { postToMastodon } from '@/cli/demo/steps/postToMastodon'
import { readMails } from '@/cli/demo/steps/readMails'
import { registerPeople } from '@/cli/demo/steps/registerPeople'
import { sendCampaign } from '@/cli/demo/steps/sendCampaign'

/** What the demo shows, in order. */
export const steps: Step[] = [
  { title: 'Import a file of events', run: importEvents },
  { title: 'Publish one of them', run: publishEvent },
  { title: 'Register 60 people for 50 seats', run: registerPeople },
  { title: 'Read the mails, decode PDF, QR code and calendar file', run: readMails },
  { title: 'Check people in', run: checkPeopleIn },
  { title: 'Cancel one, and see the waiting list move', run: cancelOne },
  { title: 'Send a campaign to those who came', run: sendCampaign },
  { title: 'A support ticket, opened and answered over sockets', run: openTicket },
  { title: 'Issue certificates, and verify one by its QR code', run: issueCertificates },
  { title: 'Publish a post on a Mastodon server', run: postToMastodon },
]
