/** To come. */
export function SecretField() {
  return null
}
