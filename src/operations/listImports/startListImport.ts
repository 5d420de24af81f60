import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError, invalidFields } from '@/errors'
import { decodeText } from '@/lib/eventImport/decodeText'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { readCsv } from '@/lib/eventImport/readCsv'
import { sayTo } from '@/lib/sayTo'
import { record } from '@/outbox/record'
import type { ListImport } from '@/payload-types'
import { findColumns } from '@/operations/listImports/peopleColumns'
import { importPeople } from '@jobs/lists/importPeople.job'

type Input = { req: PayloadRequest; list: string; file: { name: string; bytes: Buffer } }

/**
 * Takes a CSV file for a list and asks for the job that reads it. The file is looked through here, so that
 * one without addresses is refused at once.
 * @throws AppError NOT_FOUND; 422 for a dynamic list, or a file that holds no addresses
 */
export async function startListImport({ req, list, file }: Input): Promise<ListImport> {
  const [found] = await queryRows<{ kind: string }>(
    req,
    sql`SELECT kind FROM lists WHERE id::text = ${list} AND deleted_at IS NULL`,
  )
  if (!found) throw new AppError('NOT_FOUND')
  if (found.kind !== 'static') {
    const message = sayTo(req, {
      en: 'People cannot be added to a dynamic list: its conditions choose them.',
      tr: 'Dinamik listeye kişi eklenemez: onları koşulları seçer.',
    })
    throw invalidFields([{ path: 'list', message }])
  }
  const source = await readText(file.bytes).catch((error: unknown) => refuse(req, error))
  const { total, columns } = await count(source).catch((error: unknown) => refuse(req, error))
  if (findColumns(columns).email === undefined) {
    const message = sayTo(req, {
      en: `The first line must name the columns, one of them “email”. It says: ${columns.join(', ').slice(0, 200)}.`,
      tr: `İlk satır sütunları adlandırmalı, biri “e-posta” olmalı. Okunan: ${columns.join(', ').slice(0, 200)}.`,
    })
    throw invalidFields([{ path: 'file', message }])
  }
  return inTransaction(req, async () => {
    const doc = await req.payload.create({
      collection: 'list-imports',
      depth: 0,
      overrideAccess: true,
      data: {
        list,
        fileName: file.name,
        source,
        status: 'queued',
        total,
        done: 0,
        subscribed: 0,
        unchanged: 0,
        skipped: 0,
        failed: 0,
        report: [],
        startedBy: personOf(req),
      },
      req,
    })
    await record({ req, job: importPeople, payload: { import: doc.id } })
    return doc
  })
}

function refuse(req: PayloadRequest, error: unknown): never {
  if (!(error instanceof ImportFileError)) throw error
  const message = sayTo(req, {
    en: 'The file cannot be read. Save it as “CSV UTF-8”, with the names of the columns in its first line.',
    tr: 'Dosya okunamıyor. İlk satırında sütun adlarıyla “CSV UTF-8” olarak kaydedin.',
  })
  throw invalidFields([{ path: 'file', message }])
}

async function readText(bytes: Buffer): Promise<string> {
  let text = ''
  for await (const piece of decodeText({ bytes: chunksOf(bytes) })) text += piece
  // PostgreSQL keeps no zero bytes.
  return text.replaceAll('\0', '')
}

async function* chunksOf(bytes: Buffer) {
  yield bytes
}

async function count(source: string): Promise<{ total: number; columns: string[] }> {
  const found: { columns?: string[] } = {}
  let total = 0
  for await (const _row of readCsv({ text: textOf(source), found })) total += 1
  return { total, columns: found.columns ?? [] }
}

/** A stored file, in pieces. */
export async function* textOf(source: string): AsyncGenerator<string> {
  for (let at = 0; at < source.length; at += 65_536) yield source.slice(at, at + 65_536)
}
