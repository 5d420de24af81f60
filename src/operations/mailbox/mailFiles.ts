import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/env'
import { AppError } from '@/errors'

/** What stands before the first body is far shorter, unless somebody adds headers for sport. */
const headBytes = 64 * 1024

const idShape = /^\d+-[\w.-]{1,200}$/

/** Ids of the mails in the local mailbox, newest first; none before the first mail. */
export async function listMailIds(folder: string): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const sentAt = (id: string) => Number.parseInt(id, 10)
  return names
    .filter((name) => name.endsWith('.eml') && idShape.test(name.slice(0, -4)))
    .map((name) => name.slice(0, -4))
    .sort((a, b) => sentAt(b) - sentAt(a) || (a < b ? 1 : -1))
}

/** The header of a mail and the size of the whole. */
export async function readMailHead(
  folder: string,
  id: string,
): Promise<{ head: Buffer; bytes: number }> {
  const file = await openMail(folder, id)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const start = buffer.subarray(0, bytesRead)
    const end = start.indexOf('\r\n\r\n')
    return { head: end < 0 ? start : start.subarray(0, end + 4), bytes: size }
  } finally {
    await file.close()
  }
}

/** A whole mail as it was sent. */
export async function readMailSource(folder: string, id: string): Promise<Buffer> {
  const file = await openMail(folder, id)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/**
 * The folder of the local mailbox.
 * @throws AppError 404 where mails leave through a server instead
 */
export function requireMailFolder(): string {
  if (env.mail.kind === 'mailbox') return env.mail.folder
  throw new AppError('NOT_FOUND', {
    message: 'Mails leave through SMTP: there is no local mailbox.',
  })
}

async function openMail(folder: string, id: string) {
  if (!idShape.test(id)) throw new AppError('NOT_FOUND')
  try {
    return await open(path.join(folder, `${id}.eml`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('NOT_FOUND')
    throw error
  }
}
