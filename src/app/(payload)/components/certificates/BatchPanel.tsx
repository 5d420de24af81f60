export function BatchPanel() {
  return null
}
