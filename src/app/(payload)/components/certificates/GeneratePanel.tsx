export function GeneratePanel() {
  return null
}
