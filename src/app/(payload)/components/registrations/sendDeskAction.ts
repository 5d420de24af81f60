import type { Language } from '@/lib/localisedText'

export type DeskAction = 'cancel' | 'confirm' | 'pay' | 'refund' | 'reject' | 'resend'

type Input = {
  id: string
  action: DeskAction
  data: Record<string, string>
  amountMinor: number | null
  language: Language
}

const statuses = { confirm: 'confirmed', cancel: 'cancelled', reject: 'rejected' } as const

/** Asks the API for what a button says. @returns null when it is done, else why not ('' when not reached) */
export async function sendDeskAction({ id, action, data, amountMinor, language }: Input) {
  const { reason, method, note } = data
  const path = `/api/registrations/${id}`
  const call =
    action === 'resend'
      ? { url: `${path}/resend`, method: 'POST', body: {} }
      : action === 'pay' || action === 'refund'
        ? {
            url: `${path}/payments`,
            method: 'POST',
            body: {
              kind: action === 'pay' ? 'payment' : 'refund',
              ...{ method, amountMinor },
              ...(note ? { note } : {}),
            },
          }
        : {
            url: `${path}/status`,
            method: 'PATCH',
            body: { status: statuses[action], ...(reason ? { reason } : {}) },
          }
  try {
    const response = await fetch(call.url, {
      method: call.method,
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(call.body),
    })
    if (response.ok) return null
    const { errors } = (await response.json()) as {
      errors?: { message: string; data?: { fields?: { message: string }[] } }[]
    }
    const [error] = errors ?? []
    return error?.data?.fields?.[0]?.message ?? error?.message ?? response.statusText
  } catch {
    return ''
  }
}
