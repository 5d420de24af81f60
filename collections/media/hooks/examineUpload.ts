import type { CollectionBeforeOperationHook } from 'payload'
import { examineFile } from '@/operations/media/examineFile'

/** What the platform learns from the file itself; nobody may claim it. */
const derived = [
  'filename',
  'filesize',
  'focalX',
  'focalY',
  'height',
  'mimeType',
  'prefix',
  'sizes',
]
const alsoDerived = ['thumbnailURL', 'url', 'variants', 'width', '_objectKey', '_key']

/**
 * Before a file is stored, through whatever door: it is looked at (`examineFile`), and what outsiders say
 * about it is dropped.
 */
export const examineUpload: CollectionBeforeOperationHook<'media'> = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { file } = req
  if (file && !req.context.skipCloudStorage) {
    req.file = { ...file, ...(await examineFile(req, { name: file.name, data: file.data })) }
  }
  const { data } = args as { data?: Record<string, unknown> }
  if (overrideAccess || !data) return args
  const left = Object.entries(data).filter(
    ([name]) => !derived.includes(name) && !alsoDerived.includes(name),
  )
  return { ...args, data: Object.fromEntries(left) }
}
