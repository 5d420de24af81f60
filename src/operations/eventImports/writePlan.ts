import type { PayloadRequest } from 'payload'
import type { Plan } from '@/operations/eventImports/planRows'

type Input = { req: PayloadRequest; plan: Plan; importId: string }

/**
 * Makes or changes the event of one row, by the rules of the collection. New events are drafts: staff look
 * at them before anyone else does. Needs the transaction of the batch.
 */
export async function writePlan({ req, plan, importId }: Input): Promise<void> {
  // Whoever started the import holds `events.import`, which stands for both.
  const shared = { collection: 'events', depth: 0, overrideAccess: true } as const
  if (plan.action === 'create') {
    const { data, slug, importKey } = plan
    await req.payload.create({
      ...shared,
      req,
      data: {
        ...data,
        slug,
        importKey,
        eventImport: importId,
        currency: data.currency ?? 'TRY',
        status: 'draft',
        visibility: 'public',
      },
    })
  }
  if (plan.action === 'update') {
    await req.payload.update({ ...shared, req, id: plan.event, data: plan.data })
  }
}
