import type { JobPayload } from '@jobs/catalog'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'
import { failImport } from '@/operations/eventImports/failImport'
import { runImport } from '@/operations/eventImports/runImport'

/** The cursor of the import moves in the transaction of each batch, so a second run adds nothing. */
export async function runImportHandler(
  { payload, signal, progress, lastAttempt, logger }: JobContext,
  { import: id }: JobPayload<'events.runImport'>,
): Promise<JobOutcome> {
  try {
    const end = await runImport({ payload, id, signal, onProgress: progress })
    return end === 'ended' ? done : skipped(end)
  } catch (error) {
    if (lastAttempt) {
      logger.error({ err: error, import: id }, 'import given up')
      await failImport({ payload, id, failure: givenUp })
    }
    throw error
  }
}

const givenUp = {
  code: 'INTERNAL',
  message: {
    en: 'The import stopped because of a fault on our side. Start it again: it goes on where it stopped.',
    tr: 'Aktarım bizden kaynaklanan bir hata yüzünden durdu. Yeniden başlatın: kaldığı yerden sürer.',
  },
}
