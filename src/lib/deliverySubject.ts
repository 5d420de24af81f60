/**
 * What a delivery is about, as its row spells it: the id, and from the second round on `id/round`. A new
 * round is a mail of its own; within a round, kind and contact allow one. Pure.
 */
export function deliverySubject(id: string, round = 1): string {
  return round > 1 ? `${id}/${round}` : id
}
