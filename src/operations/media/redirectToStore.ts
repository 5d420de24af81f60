import { requireFileStore } from '@/adapters/files/requireFileStore'
import { contentDisposition } from '@/lib/contentDisposition'

type Download = { key: string; type: string; filename: string; bytes: number }

/** From this size on it is worth a second request. */
const largeBytes = 1_000_000

/**
 * 302 to the store itself, for a large file that is to be saved by who may read it; null where it goes through us:
 * a small one, or a store that browsers do not reach.
 */
export async function redirectToStore({
  key,
  type,
  filename,
  bytes,
}: Download): Promise<Response | null> {
  if (bytes < largeBytes) return null
  const disposition = contentDisposition('attachment', filename)
  const address = await requireFileStore().findDownloadAddress({ key, type, disposition })
  if (!address) return null
  const headers = { Location: address, 'Cache-Control': 'no-store' }
  return new Response(null, { status: 302, headers })
}
