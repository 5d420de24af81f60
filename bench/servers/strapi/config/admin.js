module.exports = () => ({
  auth: { secret: 'bench-and-nothing-else' },
  apiToken: { salt: 'bench-and-nothing-else' },
  transfer: { token: { salt: 'bench-and-nothing-else' } },
  secrets: { encryptionKey: 'bench-and-nothing-else-bench-and' },
  // Else the panel asks GitHub whether there is a newer version.
  notifications: { releases: false },
})
