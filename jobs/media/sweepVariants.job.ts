import { defineJob } from '@jobs/defineJob'

/** Asks again for the smaller copies of pictures that should have them and have not. */
export const sweepVariants = defineJob({
  name: 'media.sweepVariants',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 10 * 60 * 1000 },
})
