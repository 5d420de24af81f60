import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import type { ImportOptions } from '@/lib/eventImport/importOptions'
import { readEvents } from '@/lib/eventImport/readEvents'
import { languageOf } from '@/lib/localisedText'
import { sayTo } from '@/lib/sayTo'
import { storeImportFile } from '@/operations/eventImports/importFile'
import { readingOf } from '@/operations/eventImports/readingOf'
import type { UploadedFile } from '@/operations/eventImports/readUpload'
import { record } from '@/outbox/record'
import type { EventImport } from '@/payload-types'
import { runImport } from '@jobs/events/runImport.job'

type Input = {
  req: PayloadRequest
  file: UploadedFile
  options: ImportOptions
  dryRun: boolean
}

/**
 * Takes in a file of events: keeps it and asks for the job that checks or imports its rows. The caller has
 * checked `events.import`. Each call makes an import of its own; events are known again by their key.
 * @throws AppError 422 for a file that is none, with the reason for `file`
 */
export async function startImport({ req, file, options, dryRun }: Input): Promise<EventImport> {
  await assertReadable({ req, file, options })
  return inTransaction(req, async () => {
    const made = await req.payload.create({
      collection: 'event-imports',
      data: {
        fileName: file.name,
        status: 'queued',
        dryRun,
        options,
        bytes: file.bytes.length,
        startedBy: personOf(req),
        language: languageOf(req.i18n.language),
        ...noCounts,
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    await storeImportFile({ req, id: made.id, bytes: file.bytes })
    await record({ req, job: runImport, payload: { import: made.id } })
    return made
  })
}

/** Where every import begins, and begins again. */
export const noCounts = {
  total: 0,
  done: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  kept: 0,
  duplicates: 0,
  refused: 0,
  warnings: 0,
}

/** Reads up to the first row: what is no file of events is refused at once, before anything is kept. */
async function assertReadable({ req, file, options }: Omit<Input, 'dryRun'>): Promise<void> {
  async function* bytes() {
    yield file.bytes
  }
  const rows = readEvents({ bytes: bytes(), ...readingOf(options) })
  try {
    await rows.next()
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error
    const refusal = invalidFields([{ path: 'file', message: sayTo(req, error.messages) }])
    Object.assign(refusal.data, { reason: error.code, line: error.line })
    throw refusal
  } finally {
    await rows.return(undefined)
  }
}
