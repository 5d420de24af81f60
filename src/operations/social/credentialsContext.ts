/** Where the credentials of an account open: on its platform and server only. Pure. */
export const credentialsContext = ({ platform, baseUrl }: { platform: string; baseUrl: string }) =>
  `social-accounts credentials ${platform} ${baseUrl}`

/** The same for its kept log-in. */
export const sessionContext = ({ platform, baseUrl }: { platform: string; baseUrl: string }) =>
  `social-accounts session ${platform} ${baseUrl}`
