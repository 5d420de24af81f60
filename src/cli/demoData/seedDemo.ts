import { DateTime } from 'luxon'
import type { Payload } from 'payload'
import { lexicalParagraphs } from '@/lib/lexicalParagraphs'
import { demoEvents } from './events'
import { makePassPhrase, writeDemoLogins } from './logins'
import { demoStaff } from './people'
import { seedRegistrations } from './seedRegistrations'

/** Fills an empty platform with a believable organiser: staff, events around today, people who come. */
export async function seedDemo(payload: Payload): Promise<void> {
  await seedStaff(payload)
  await seedEvents(payload)
}

async function seedStaff(payload: Payload): Promise<void> {
  const { docs: roles } = await payload.find({ collection: 'roles', pagination: false, depth: 0 })
  const password = makePassPhrase()
  for (const { role, ...person } of demoStaff) {
    const ids = roles.filter(({ name }) => name === role).map(({ id }) => id)
    await payload.create({ collection: 'users', data: { ...person, password, roles: ids } })
  }
  writeDemoLogins(demoStaff.map(({ role, email }) => ({ role, email, password })))
}

async function seedEvents(payload: Payload): Promise<void> {
  const coming: Parameters<typeof seedRegistrations>[1][] = []
  for (const demo of demoEvents) {
    const start = DateTime.now()
      .setZone(demo.timezone)
      .startOf('day')
      .plus({ days: demo.inDays })
      .set({ hour: demo.hour })
    const { id } = await payload.create({
      collection: 'events',
      data: {
        title: demo.title,
        summary: demo.summary,
        description: lexicalParagraphs(demo.paragraphs),
        location: demo.location,
        timezone: demo.timezone,
        attendanceMode: demo.attendanceMode,
        startDate: start.toUTC().toISO() ?? '',
        endDate: start.plus({ hours: demo.hours }).toUTC().toISO() ?? '',
        capacity: demo.capacity,
        price: demo.price,
        currency: demo.currency,
        organizer: 'Kıyı Etkinlik',
        visibility: 'public',
        status: demo.status,
      },
    })
    // What begins within the hour takes nobody any more.
    if (demo.status !== 'published' || start.diffNow('hours').hours < 1) continue
    coming.push({ event: id, count: demo.attendees })
  }
  await Promise.all(coming.map((visit) => seedRegistrations(payload, visit)))
}
