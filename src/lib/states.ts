import type { LocalisedText } from '@/lib/localisedText'

/** One state machine: its states with their labels, and from each the states it may go to. */
export type StateMachine<State extends string> = {
  labels: Record<State, LocalisedText>
  initial: readonly State[]
  transitions: Record<State, readonly State[]>
}

/** Options of a `select` field over the states of a machine. Pure. */
export function stateOptions<State extends string>({ labels }: StateMachine<State>) {
  return (Object.entries(labels) as [State, LocalisedText][]).map(([value, label]) => ({
    value,
    label,
  }))
}
