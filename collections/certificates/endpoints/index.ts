import type { Endpoint } from 'payload'
import { downloadHandler } from './download'
import { generateHandler } from './generate'
import { linkHandler } from './link'
import { previewHandler } from './preview'
import { reissueHandler, revokeHandler } from './changes'

/** Beside what Payload generates for /api/certificates. */
export const certificateEndpoints: Endpoint[] = [
  { path: '/generate', method: 'post', handler: generateHandler },
  { path: '/:id/download', method: 'get', handler: downloadHandler },
  { path: '/:id/link', method: 'get', handler: linkHandler },
  { path: '/:id/preview', method: 'get', handler: previewHandler },
  { path: '/:id/revoke', method: 'post', handler: revokeHandler },
  { path: '/:id/reissue', method: 'post', handler: reissueHandler },
]
