import { type Demo, expectThat } from '@/cli/demo/demo'

type CheckedIn = {
  checkIn: { id: string }
  registration: { attendee: { givenName: string; familyName: string } }
}
type Refused = { errors: { code: string; data?: { at?: string; list?: unknown } }[] }

/** At the gate: by QR code, one twice, one undone and in again, one from the waiting list. */
export async function checkPeopleIn(demo: Demo): Promise<void> {
  const { call, say, event, registrations, qrCodes, agent } = demo
  expectThat(event, 'an event is published')
  let heard = 0
  agent.on('checkin.created', () => (heard += 1))
  const scan = <Body>(body: object) =>
    call<Body>(`/api/events/${event.id}/checkin`, { method: 'POST', body })

  let last = ''
  let entry = ''
  for (const code of qrCodes.values()) {
    const { status, body } = await scan<CheckedIn>({ code, nonce: `demo-${code.slice(-24)}` })
    expectThat(status === 200, `the code admits (it was ${status})`)
    const { givenName, familyName } = body.registration.attendee
    say(`${givenName} ${familyName} is in`)
    last = code
    entry = body.checkIn.id
  }
  const again = await scan<Refused>({ code: last })
  const [refusal] = again.body.errors
  expectThat(refusal?.code === 'ALREADY_CHECKED_IN', 'the same code does not admit twice')
  say(`The last of them again: ${again.status} ${refusal.code}, in since ${refusal.data?.at}`)

  const undone = await call(`/api/check-ins/${entry}`, { method: 'DELETE' })
  expectThat(undone.status === 200, `a check-in can be undone (it was ${undone.status})`)
  const back = await scan<CheckedIn>({ code: last })
  expectThat(back.status === 200, 'and the person comes in after all')
  say('Undone, and in again: the log keeps both')

  const waiting = registrations.find(({ status }) => status === 'waitlisted')
  const refused = await scan<Refused>({ registration: waiting?.id })
  expectThat(refused.body.errors[0]?.code === 'NOT_ADMISSIBLE', 'who waits is not admitted')
  say(`${waiting?.person.givenName} from the waiting list: ${refused.body.errors[0].code}`)
  say(`The live screen heard of ${heard} check-ins`)
}
