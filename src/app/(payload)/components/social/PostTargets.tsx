/** To come. */
export function PostTargets() {
  return null
}
