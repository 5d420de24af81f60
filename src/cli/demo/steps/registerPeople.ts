import { type Demo, type DemoRegistration, expectThat, until } from '@/cli/demo/demo'
import { makePeople } from '@/cli/demo/people'

type Answer = {
  registrations: {
    id: string
    code: string
    status: string
    position?: number
    manageUrl: string
  }[]
}

const people = 60

/** Everybody at once, as when registration opens: exactly the seats there are are given. */
export async function registerPeople(demo: Demo): Promise<void> {
  const { call, say, agent, run, event } = demo
  expectThat(event, 'an event is published')
  const heard = new Set<string>()
  agent.on('registration.created', ({ registration }) => heard.add(registration))
  await agent.emitWithAck('event.join', { event: event.id })

  const answers = await Promise.all(
    makePeople(people, run).map(async (person) => {
      const { status, body } = await call<Answer>(`/api/events/${event.id}/register`, {
        method: 'POST',
        body: person,
        headers: { 'Idempotency-Key': `demo-${person.email}` },
        anonymous: true,
      })
      const [made] = body.registrations ?? []
      expectThat(made, `${person.givenName} is registered (it was ${status})`)
      const manageToken = made.manageUrl.split('/').at(-1) ?? ''
      return { ...made, person, manageToken } satisfies DemoRegistration
    }),
  )
  demo.registrations = answers
  const confirmed = answers.filter(({ status }) => status === 'confirmed')
  const waiting = answers.filter(({ status }) => status === 'waitlisted')
  expectThat(confirmed.length === event.capacity, `${event.capacity} people got a seat`)
  expectThat(waiting.length === people - confirmed.length, 'all others wait')
  say(`${confirmed.length} confirmed, ${waiting.length} on the waiting list; nobody too many`)

  const twice = await call<{ errors: { code: string }[] }>(`/api/events/${event.id}/register`, {
    method: 'POST',
    body: answers[0]?.person,
    anonymous: true,
  })
  expectThat(twice.status === 409, 'the same address is not registered twice')
  say(`The first of them again: ${twice.status} ${twice.body.errors[0]?.code}`)
  await until('the socket told of the registrations', async () => heard.size >= people)
  say(`The live screen heard of ${heard.size} registrations`)
}
