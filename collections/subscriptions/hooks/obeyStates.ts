import type { CollectionBeforeChangeHook } from 'payload'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { subscriptionStates, type SubscriptionState } from '@/lib/subscriptionStates'

/**
 * The state machine of subscriptions, for staff. Who left comes back only through `pending` and their own
 * confirmation: staff confirm a first subscription, never a later one.
 * @throws AppError ILLEGAL_TRANSITION with `data.legal`; 422 for a dynamic list, which nobody joins
 */
export const obeyStates: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const to = (data.status ?? originalDoc?.status ?? 'confirmed') as SubscriptionState
  const now = new Date().toISOString()
  if (operation === 'create') {
    const list = await req.payload.findByID({
      collection: 'lists',
      id: String(data.list),
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
      req,
    })
    if (list?.kind !== 'static') {
      const message = sayTo(req, {
        en: 'Choose a static list: people cannot join a dynamic one.',
        tr: 'Sabit bir liste seçin: dinamik listeye kişi eklenemez.',
      })
      throw invalidFields([{ path: 'list', message }])
    }
    assertLegal(null, to, subscriptionStates.initial)
    return { ...data, status: to, round: 1, confirmedAt: to === 'confirmed' ? now : null }
  }
  const from = originalDoc?.status as SubscriptionState
  if (to === from) return data
  const round = Number(originalDoc?.round ?? 1)
  const all: readonly SubscriptionState[] = subscriptionStates.transitions[from]
  const legal = all.filter((state) => state !== 'confirmed' || round === 1)
  assertLegal(from, to, legal)
  return {
    ...data,
    source: 'staff',
    round: to === 'pending' ? round + 1 : round,
    confirmedAt: to === 'confirmed' ? now : originalDoc?.confirmedAt,
  }
}

function assertLegal(
  ...[from, to, legal]: [SubscriptionState | null, SubscriptionState, readonly SubscriptionState[]]
): void {
  if (legal.includes(to)) return
  throw new AppError('ILLEGAL_TRANSITION', {
    message: from
      ? `From ${from}, a subscription can only become ${legal.join(', ')}. Who left confirms anew.`
      : `A new subscription can only be ${legal.join(', ')}.`,
    data: { from, to, legal: [...legal] },
  })
}
