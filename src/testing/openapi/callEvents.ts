import { runImport } from '@/operations/eventImports/runImport'
import { makeEvent } from '@/testing/factories/makeEvent'
import { lastPart, valueAt, type Script } from '@/testing/openapi/script'

/** Events, registrations, the gate, and files of events. */
export async function callEvents({ platform, call, admin }: Script): Promise<void> {
  const { payload } = platform
  const token = admin
  const { event } = await makeEvent({ payload, slug: 'documented', priceMinor: 0 })
  const params = { id: event.id }
  const register = (email: string, more: object = {}) =>
    call('registerForEvent', {
      params,
      body: { email, givenName: 'Ada', familyName: 'L', ...more },
    })

  const first = await register('doc-1@example.org')
  await register('doc-1@example.org')
  await call('registerForEvent', {
    params,
    headers: { 'Idempotency-Key': 'documented' },
    body: { attendees: [{ email: 'doc-2@example.org', givenName: 'Grace' }], locale: 'tr' },
  })
  await call('registerForEvent', { params, body: { email: 'none' } })
  const id = valueAt(first, 'registrations.0.id')
  await call('listEventRegistrations', { params, token, query: 'limit=5' })
  await call('listEventRegistrations', { params, token, query: 'status=nothing' })
  await call('resendRegistrationMail', { params: { id }, token })
  await call('readEventAnalytics', { params, token })
  await call('readEventCalendar', { params })

  const code = valueAt(first, 'registrations.0.code')
  const let_in = await call('checkIn', { params, token, body: { code, nonce: 'doc-1' } })
  await call('checkIn', { params, token, body: { registration: id } })
  await call('checkIn', { params, token, body: {} })
  await call('voidCheckIn', { params: { id: valueAt(let_in, 'checkIn.id') }, token })
  await call('voidCheckIns', { token, query: 'where[id][exists]=true' })

  const managed = { params: { token: lastPart(valueAt(first, 'manageUrl')) } }
  await call('readManagedRegistration', managed)
  await call('readManagedRegistration', { params: { token: 'nobody-knows' } })
  await call('correctManagedRegistration', { ...managed, body: { givenName: 'Augusta' } })
  await call('transferRegistration', {
    ...managed,
    body: { email: 'doc-3@example.org', givenName: 'Hedy', familyName: 'Lamarr' },
  })
  const third = await register('doc-4@example.org')
  await call('cancelManagedRegistration', {
    params: { token: lastPart(valueAt(third, 'manageUrl')) },
    body: { reason: 'Ill' },
  })
  await call('setRegistrationStatus', { params: { id }, token, body: { status: 'held' } })
  await call('setRegistrationStatus', { params: { id }, token, body: { status: 'cancelled' } })
  await call('setEventStatus', { params, token, body: { status: 'postponed', reason: 'Snow' } })

  const paid = await makeEvent({ payload, slug: 'paid', priceMinor: 10_000 })
  const owing = await call('registerForEvent', {
    params: { id: paid.event.id },
    body: { email: 'doc-7@example.org', givenName: 'Ada', paymentMethod: 'cash' },
  })
  await call('recordPayment', {
    params: { id: valueAt(owing, 'registrations.0.id') },
    ...{ token, body: { method: 'cash', amountMinor: 10_000 } },
  })

  const small = await makeEvent({
    ...{ payload, slug: 'small', capacity: 1 },
    ...{ waitlistEnabled: true, waitlistOffers: true },
  })
  const enter = (email: string) =>
    call('registerForEvent', { params: { id: small.event.id }, body: { email, givenName: 'Ada' } })
  const seat = await enter('doc-5@example.org')
  const waiting = await enter('doc-6@example.org')
  await call('cancelManagedRegistration', {
    params: { token: lastPart(valueAt(seat, 'manageUrl')) },
    body: {},
  })
  await call('acceptOffer', { params: { token: lastPart(valueAt(waiting, 'manageUrl')) } })

  const form = new FormData()
  form.set('file', new Blob(['title,start\nAn event,2030-01-01\n,2030-01-02']), 'events.csv')
  form.set('dryRun', 'true')
  const started = await call('importEvents', { token, body: form })
  const imported = { params: { id: valueAt(started, 'import.id') }, token }
  const signal = new AbortController().signal
  await runImport({ payload, id: imported.params.id, signal, onProgress: async () => undefined })
  await call('readImportReport', { ...imported, query: 'limit=10' })
  await call('startImport', { ...imported, body: { dryRun: true } })
  await call('cancelImport', imported)
  await call('cancelImport', imported)
}
