import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/**
 * Removes the bytes of an upload whose row is gone or has another file by now. With these tries a store may be
 * away for half a day; what is left after that, `media.sweepFiles` finds.
 */
export const removeFilesJob = defineJob({
  name: 'media.removeFiles',
  queue: 'media',
  payload: {
    /** Where the store keeps it, with its smaller copies. */
    folder: z.uuid(),
  },
  attempts: 15,
})
