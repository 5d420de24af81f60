import type { z } from 'zod'
import { runImport } from '@jobs/events/runImport.job'
import { sweepImports } from '@jobs/events/sweepImports.job'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'
import { makeVariantsJob } from '@jobs/media/makeVariants.job'
import { sweepVariants } from '@jobs/media/sweepVariants.job'
import { checkLedger } from '@jobs/registrations/checkLedger.job'
import { expireHolds } from '@jobs/registrations/expireHolds.job'
import { promoteWaitlistJob } from '@jobs/registrations/promoteWaitlist.job'
import { sendAdmission } from '@jobs/registrations/sendAdmission.job'
import { sendNotice } from '@jobs/registrations/sendNotice.job'
import { sweepMails } from '@jobs/registrations/sweepMails.job'

/** Every job there is. `jobs/handlers.ts` must name a handler for each, or it does not compile. */
export const catalog = [
  purgeOutbox,
  makeVariantsJob,
  sweepVariants,
  runImport,
  sweepImports,
  checkLedger,
  expireHolds,
  promoteWaitlistJob,
  sendAdmission,
  sendNotice,
  sweepMails,
] as const

type Definition = (typeof catalog)[number]

export type JobName = Definition['name']

export type JobPayload<Name extends JobName> = z.output<
  Extract<Definition, { name: Name }>['schema']
>

const byName = new Map<string, Definition>(catalog.map((job) => [job.name, job]))

/** The definition of a job, or null when this build does not know it (a newer one recorded it). */
export function findJob(name: string): Definition | null {
  return byName.get(name) ?? null
}
