import type { PayloadRequest } from 'payload'
import { permissionsOf } from '@/access/can'
import type { Subject } from '@/access/can'
import { invalidFields } from '@/errors'

type Options = { req: PayloadRequest; user: string }

/**
 * A ticket is given to people who can answer it.
 * @throws AppError 422
 */
export async function assertAssignable({ req, user }: Options): Promise<void> {
  const assignee = await req.payload.findByID({
    collection: 'users',
    id: user,
    depth: 1,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!assignee || !permissionsOf(assignee as Subject).has('tickets.reply')) {
    throw invalidFields([
      { path: 'assignedTo', message: 'Choose somebody who may answer support tickets.' },
    ])
  }
}
