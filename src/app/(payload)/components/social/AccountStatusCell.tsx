/** To come. */
export function AccountStatusCell() {
  return null
}
