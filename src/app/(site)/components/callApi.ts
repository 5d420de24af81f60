export type ApiFailure = {
  code: string
  message: string
  /** By the field's path. */
  fields: Record<string, string>
  /** Of a sign-in that needs a code too. */
  challenge?: string
}

export type ApiAnswer<T> = { ok: true; body: T } | { ok: false; failure: ApiFailure }

type Call = { method: 'PATCH' | 'POST'; body: unknown; headers?: Record<string, string> }

type Body = {
  errors?: {
    code: string
    message: string
    data?: { challenge?: string; fields?: { path: string; message: string }[] }
  }[]
}

/** Sends JSON to the platform's API and reads its answer, or its error; null when it was not reached. */
export async function callApi<T>(path: string, call: Call): Promise<ApiAnswer<T> | null> {
  try {
    const response = await fetch(path, {
      method: call.method,
      headers: { 'Content-Type': 'application/json', ...call.headers },
      body: JSON.stringify(call.body),
    })
    const body = (await response.json()) as Body & T
    if (response.ok) return { ok: true, body }
    const error = body.errors?.[0]
    const fields = error?.data?.fields?.map(({ path: at, message }) => [
      at.split('.').at(-1) ?? at,
      message,
    ])
    return {
      ok: false,
      failure: {
        code: error?.code ?? 'INTERNAL',
        message: error?.message ?? response.statusText,
        fields: Object.fromEntries(fields ?? []) as Record<string, string>,
        challenge: error?.data?.challenge,
      },
    }
  } catch {
    return null
  }
}
