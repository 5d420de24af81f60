type Sending = {
  path: string
  key: string
  message: { body: string; kind?: string; expectedSeq?: number; status?: string }
  files: File[]
  language: string
}

export type Sent =
  | {
      ok: true
      followUp: boolean
      ticket: { id: string; number: string | null }
      /** Null where it became a ticket of its own. */
      message: { seq: number | null } | null
    }
  | { ok: false; code: string; message: string }

/** Posts a message with its files. The key makes trying again safe. Says what went wrong, never throws. */
export async function sendMessage({ path, key, message, files, language }: Sending): Promise<Sent> {
  const form = new FormData()
  form.set('_payload', JSON.stringify(message))
  for (const file of files) form.append('files', file)
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'include',
      headers: {
        'Idempotency-Key': key,
        'Accept-Language': language,
        ...(files.length > 0 ? {} : { 'Content-Type': 'application/json' }),
      },
      body: files.length > 0 ? form : JSON.stringify(message),
    })
    const body = (await response.json()) as Extract<Sent, { ok: true }> & {
      errors?: { code: string; message: string; data?: { fields?: { message: string }[] } }[]
    }
    if (response.ok) return { ...body, ok: true }
    const [error] = body.errors ?? []
    return {
      ok: false,
      code: error?.code ?? 'INTERNAL',
      message: error?.data?.fields?.[0]?.message ?? error?.message ?? String(response.status),
    }
  } catch {
    return { ok: false, code: 'OFFLINE', message: '' }
  }
}
