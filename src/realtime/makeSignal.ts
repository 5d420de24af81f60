import { uuidv7 } from 'uuidv7'
import type { Signal, SignalData } from '@/lib/tickets/signal'

type Options<Type extends keyof SignalData> = Pick<Signal<Type>, 'data' | 'ticket' | 'type'> & {
  actor?: Signal<Type>['actor']
}

/** Puts what passes (typing, presence, unread counts) into the envelope everything else travels in. */
export function makeSignal<Type extends keyof SignalData>({
  actor = null,
  ...signal
}: Options<Type>): Signal<Type> {
  return { v: 1, id: uuidv7(), seq: null, at: new Date().toISOString(), actor, ...signal }
}
