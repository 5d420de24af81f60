'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'
import type { TicketRoom } from '@/app/_tickets/useTicketRoom'
import type { Language } from '@/lib/localisedText'
import type { DeskTexts } from '@/lib/tickets/deskTexts'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'

type Ticket = TicketDesk['ticket']

export type TicketChange = Partial<Pick<Ticket, 'assignedTo' | 'priority' | 'status'>>

type Options = { ticket: Ticket; room: TicketRoom; language: Language; texts: DeskTexts }

/** The call that makes each change. */
const doors: { [Field in keyof Required<TicketChange>]: [method: string, path: string] } = {
  status: ['PATCH', '/status'],
  assignedTo: ['POST', '/assign'],
  priority: ['PATCH', ''],
}

/** Changes a ticket: shown at once, taken back with the server's reason when it refuses. */
export function useTicketChanges({ ticket, room, language, texts }: Options) {
  const [wished, setWished] = useState<TicketChange>({})
  const { catchUp } = room

  const change = useCallback(
    async (wish: TicketChange) => {
      const [field] = Object.keys(wish) as (keyof TicketChange)[]
      if (!field) return
      setWished((all) => ({ ...all, ...wish }))
      const problem = await ask({ id: ticket.id, field, wish, language })
      await catchUp().catch(() => undefined)
      setWished(({ [field]: _settled, ...rest }) => rest)
      if (problem !== null) toast.error(problem || `${texts.notChanged} ${texts.offline}`)
    },
    [catchUp, language, texts, ticket.id],
  )
  return { ticket: { ...ticket, ...wished }, change }
}

type Question = {
  id: string
  field: keyof TicketChange
  wish: TicketChange
  language: Language
}

/** Null when it was done, else why not. */
async function ask({ id, field, wish, language }: Question): Promise<string | null> {
  const [method, path] = doors[field]
  try {
    const response = await fetch(`/api/tickets/${id}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(wish),
    })
    if (response.ok) return null
    const { errors } = (await response.json()) as { errors?: { message: string }[] }
    return errors?.[0]?.message ?? String(response.status)
  } catch {
    return ''
  }
}
