/** To come. */
export function PostPreview() {
  return null
}
