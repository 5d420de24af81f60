import { createLocalReq, type Payload } from 'payload'
import { register } from '@/operations/registrations/register'
import { demoAttendees } from './people'

/**
 * People register for a demo event as visitors do: their mails go to the mailbox, and who finds no seat
 * waits. The first `count` of the demo's people.
 */
export async function seedRegistrations(
  payload: Payload,
  { event, count }: { event: string; count: number },
): Promise<void> {
  for (const { givenName, familyName, locale } of demoAttendees.slice(0, count)) {
    const number = demoAttendees.findIndex((person) => person.givenName === givenName) + 1
    const req = await createLocalReq({}, payload)
    await register({
      req,
      event,
      locale,
      source: 'web',
      attendees: [{ givenName, familyName, email: `visitor${number}@example.org` }],
    })
  }
}
