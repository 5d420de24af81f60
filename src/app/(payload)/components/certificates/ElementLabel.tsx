export function ElementLabel() {
  return null
}
