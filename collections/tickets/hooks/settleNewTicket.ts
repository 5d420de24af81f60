import type { CollectionBeforeValidateHook } from 'payload'
import { prepareNewTicket } from '@/operations/tickets/prepareNewTicket'

/** A new ticket knows its requester before its fields are checked. */
export const settleNewTicket: CollectionBeforeValidateHook = ({ data, operation, req }) =>
  operation === 'create' ? prepareNewTicket({ req, data: data ?? {} }) : data
