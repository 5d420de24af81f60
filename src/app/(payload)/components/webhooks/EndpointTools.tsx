/** To come. */
export function EndpointTools() {
  return null
}
