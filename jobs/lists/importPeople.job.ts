import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Takes the people of a file into a list, from the line where the last run ended. */
export const importPeople = defineJob({
  name: 'lists.importPeople',
  queue: 'events',
  payload: { import: z.uuid() },
  timeoutMs: 600_000,
})
