/** To come. */
export function ConnectionCheck() {
  return null
}
