declare module 'fxa-common-password-list' {
  /** Whether a password is one of the most common ones. */
  const list: { test: (password: string) => boolean }
  export default list
}
