import type { Endpoint } from 'payload'
import { cannedReplyHandler } from './cannedReply'
import { assignHandler, changeStatusHandler, closeHandler } from './changes'
import { createTicketHandler } from './create'
import { listEventsHandler } from './events'
import { fileHandler } from './file'
import { fileLinkHandler } from './fileLink'
import { markReadHandler } from './markRead'
import { listMessagesHandler, postMessageHandler } from './messages'
import { portalHandler } from './portal'
import { byLink, bySession } from './viewers'

/** Beside what Payload generates for /api/tickets. Those of the signed link come first. */
export const ticketEndpoints: Endpoint[] = [
  // In the place of Payload's own door: this one knows Idempotency-Key and files.
  { path: '/', method: 'post', handler: createTicketHandler },
  { path: '/portal/:token', method: 'get', handler: portalHandler },
  { path: '/portal/:token/messages', method: 'get', handler: listMessagesHandler(byLink) },
  { path: '/portal/:token/messages', method: 'post', handler: postMessageHandler(byLink) },
  { path: '/portal/:token/events', method: 'get', handler: listEventsHandler(byLink) },
  { path: '/portal/:token/status', method: 'patch', handler: changeStatusHandler(byLink) },
  { path: '/portal/:token/close', method: 'post', handler: closeHandler(byLink) },
  { path: '/portal/:token/files/:file', method: 'get', handler: fileHandler(byLink) },
  { path: '/:id/messages', method: 'get', handler: listMessagesHandler(bySession) },
  { path: '/:id/messages', method: 'post', handler: postMessageHandler(bySession) },
  { path: '/:id/events', method: 'get', handler: listEventsHandler(bySession) },
  { path: '/:id/status', method: 'patch', handler: changeStatusHandler(bySession) },
  { path: '/:id/close', method: 'post', handler: closeHandler(bySession) },
  // The client's own plan says PATCH here, its contract POST: both do.
  { path: '/:id/assign', method: 'post', handler: assignHandler(bySession) },
  { path: '/:id/assign', method: 'patch', handler: assignHandler(bySession) },
  { path: '/:id/read', method: 'post', handler: markReadHandler },
  { path: '/:id/files/:file', method: 'get', handler: fileHandler(bySession) },
  { path: '/:id/files/:file/link', method: 'get', handler: fileLinkHandler },
  { path: '/:id/canned-replies/:reply', method: 'post', handler: cannedReplyHandler },
]
