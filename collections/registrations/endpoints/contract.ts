import { z } from 'zod'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import { registrationListQuery } from '@/operations/registrationList/registrationFilter'
import { docOf, instant, pageOf, pageQuery } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { changeStatusBody } from './changeStatus'
import { cancelBody, correctBody, transferBody } from './manage'
import { paymentBody } from './recordPayment'
import { attendee, order, party } from './register'

const tag = 'Registrations'
const registration = docOf('registrations')
const status = z.enum(Object.keys(registrationStates.transitions) as RegistrationStatus[])
const person = z.object({ email: z.string(), givenName: z.string(), familyName: z.string() })
const link = z.string().describe('The page where the registration is managed without an account.')
const answers = z.record(z.string(), z.json())

const registered = z.object({
  registrations: z.array(
    z.object({
      ...{ id: z.string(), code: z.string(), status, attendee: person },
      position: z.int().optional().describe('On the waiting list, from 1.'),
      manageUrl: link,
    }),
  ),
  manageUrl: link,
})

const service = z.object({
  ...{ allowed: z.boolean(), until: instant.nullable() },
  reason: z.enum(['checked_in', 'deadline_passed', 'event_over', 'status']).nullable(),
})
const managed = z.object({
  registration: z.object({
    ...{ id: z.string(), code: z.string(), status, reason: z.string().nullable() },
    ...{ attendee: person, answers: answers.nullable(), ticketType: z.string().nullable() },
    ...{ priceMinor: z.int(), amountPaidMinor: z.int(), currency: z.string().nullable() },
    ...{ holdExpiresAt: instant.nullable(), checkedInAt: instant.nullable() },
    ...{
      position: z.int().nullable(),
      approvalRequired: z.boolean(),
      locale: z.string().nullable(),
    },
  }),
  event: z.looseObject({
    ...{ id: z.string(), title: z.string(), slug: z.string(), status: z.string() },
    ...{ startDate: instant, endDate: instant, timezone: z.string(), url: z.string() },
    virtualUrl: z.string().nullable().describe('Only while the registration is confirmed.'),
  }),
  possible: z.object({ edit: service, cancel: service, transfer: service, accept: service }),
})

/** What stands beside the generated operations of /api/registrations, and under /api/events. */
export const registrationContract: ContractEntry[] = [
  {
    id: 'registerForEvent',
    ...{ method: 'post', path: '/api/events/:id/register', tag, who: 'anyone' },
    summary: 'Register for an event',
    description:
      'One attendee may stand flat, several in `attendees`: all or none. 202: on the waiting list. `id` may be the slug of the event.',
    body: z.union([order.extend(attendee.shape), party]),
    example: { email: 'ada@example.org', givenName: 'Ada', familyName: 'Lovelace' },
    answers: { 201: registered, 202: registered },
    errors: ['EVENT_FULL', 'ALREADY_REGISTERED', 'REGISTRATION_CLOSED', 'UNAVAILABLE'],
    idempotent: true,
    mutation: 'registerForEvent',
  },
  {
    id: 'listEventRegistrations',
    ...{ method: 'get', path: '/api/events/:id/registrations', tag, who: 'registrations.read' },
    summary: 'List the registrations of an event',
    description: 'With `format=csv` or `format=xlsx` all of them come as a file.',
    query: registrationListQuery.extend(pageQuery.shape),
    answers: {
      200: pageOf(
        z.looseObject({
          id: z.string(),
          code: z.string(),
          status,
          checkedInAt: instant.nullable(),
        }),
      ),
    },
  },
  {
    id: 'setRegistrationStatus',
    ...{ method: 'patch', path: '/api/registrations/:id/status', tag, who: 'registrations.update' },
    summary: 'Change the status of a registration',
    description: 'By the state machine: a step that is none is a 409 that lists the legal ones.',
    body: changeStatusBody,
    example: { status: 'cancelled', reason: 'Asked for by phone' },
    answers: { 200: z.object({ doc: registration, message: z.string() }) },
    errors: ['ILLEGAL_TRANSITION', 'EVENT_FULL', 'ALREADY_REGISTERED'],
    mutation: 'setRegistrationStatus',
  },
  {
    id: 'recordPayment',
    ...{ method: 'post', path: '/api/registrations/:id/payments', tag, who: 'payments.record' },
    summary: 'Note money taken or given back',
    body: paymentBody,
    example: { method: 'cash', amountMinor: 25_000 },
    answers: { 201: z.object({ payment: docOf('payments'), registration }) },
    errors: ['CONFLICT'],
    idempotent: true,
    mutation: 'recordPayment',
  },
  {
    id: 'resendRegistrationMail',
    ...{ method: 'post', path: '/api/registrations/:id/resend', tag, who: 'registrations.update' },
    summary: 'Send the admission, or the mail about where it stands, once more',
    answers: { 202: z.object({ accepted: z.boolean() }) },
    errors: ['CONFLICT'],
    mutation: 'resendRegistrationMail',
  },
  {
    id: 'readManagedRegistration',
    ...{ method: 'get', path: '/api/registrations/manage/:token', tag, who: 'link' },
    summary: 'See a registration by its link',
    answers: { 200: managed },
  },
  {
    id: 'correctManagedRegistration',
    ...{ method: 'patch', path: '/api/registrations/manage/:token', tag, who: 'link' },
    summary: 'Correct name, address or answers by the link',
    body: correctBody,
    example: { givenName: 'Ada' },
    answers: { 200: managed },
    errors: ['DEADLINE_PASSED', 'ALREADY_REGISTERED'],
  },
  {
    id: 'cancelManagedRegistration',
    ...{ method: 'post', path: '/api/registrations/manage/:token/cancel', tag, who: 'link' },
    summary: 'Cancel by the link',
    body: cancelBody,
    example: { reason: 'I cannot come' },
    answers: { 200: managed },
    errors: ['DEADLINE_PASSED', 'ILLEGAL_TRANSITION'],
  },
  {
    id: 'acceptOffer',
    ...{ method: 'post', path: '/api/registrations/manage/:token/accept', tag, who: 'link' },
    summary: 'Take the place that the waiting list offers',
    answers: { 200: managed },
    errors: ['DEADLINE_PASSED', 'ILLEGAL_TRANSITION', 'EVENT_FULL'],
  },
  {
    id: 'transferRegistration',
    ...{ method: 'post', path: '/api/registrations/manage/:token/transfer', tag, who: 'link' },
    summary: 'Pass the place on to somebody else; the link dies',
    body: transferBody,
    example: { email: 'grace@example.org', givenName: 'Grace', familyName: 'Hopper' },
    answers: { 200: z.object({ transferred: z.literal(true), attendee: person }) },
    errors: ['DEADLINE_PASSED', 'ILLEGAL_TRANSITION', 'ALREADY_REGISTERED'],
  },
]
