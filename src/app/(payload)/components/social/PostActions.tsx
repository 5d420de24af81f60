/** To come. */
export function PostActions() {
  return null
}
