import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { HonoAdapter } from '@bull-board/hono'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { queueNames } from '@jobs/defineJob'
import { requireQueue } from '@jobs/queues'

/** Bull Board over every queue, to be mounted at `basePath` behind a check of who asks. */
export function makeQueueBoard(basePath: string): Hono {
  const adapter = new HonoAdapter(serveStatic)
  createBullBoard({
    queues: queueNames.map((name) => new BullMQAdapter(requireQueue(name))),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Rostrum' } },
  })
  adapter.setBasePath(basePath)
  return adapter.registerPlugin() as unknown as Hono
}
