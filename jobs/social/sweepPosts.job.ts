import { defineJob } from '@jobs/defineJob'

/** Finds posts whose time has come, and targets that nobody works on, and asks for them again. */
export const sweepPostsJob = defineJob({
  name: 'social.sweepPosts',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 60_000 },
})
