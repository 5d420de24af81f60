/** To come. */
export function PostStatusCell() {
  return null
}
