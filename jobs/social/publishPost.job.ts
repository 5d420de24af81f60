import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Begins to publish a post whose time has come. */
export const publishPostJob = defineJob({
  name: 'social.publishPost',
  queue: 'social',
  payload: { post: z.uuid() },
})
