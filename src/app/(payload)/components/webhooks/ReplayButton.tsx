/** To come. */
export function ReplayButton() {
  return null
}
