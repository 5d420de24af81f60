import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Makes the smaller copies of an uploaded picture. */
export const makeVariantsJob = defineJob({
  name: 'media.makeVariants',
  queue: 'media',
  payload: { media: z.uuid() },
})
