import { runListImport } from '@/operations/listImports/runListImport'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Each chunk is one transaction that also says how far it got: safe to repeat and to cut off. */
export async function importPeopleHandler(
  { payload, signal }: JobContext,
  { import: id }: { import: string },
): Promise<JobOutcome> {
  const ended = await runListImport({ payload, id, signal })
  return ended ? done : skipped('ended already, or in other hands')
}
