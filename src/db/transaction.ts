import { commitTransaction, initTransaction, killTransaction } from 'payload'
import type { PayloadRequest } from 'payload'

/**
 * Runs `work` in the request's transaction, beginning one if none is running. The one that began it
 * commits or rolls back; nested calls join. Pass the same `req` to every Payload call inside.
 * @throws whatever `work` throws, after the rollback
 */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const owner = await initTransaction(req)
  try {
    const result = await work()
    if (owner) await commitTransaction(req)
    return result
  } catch (error) {
    if (owner) await killTransaction(req)
    throw error
  }
}
