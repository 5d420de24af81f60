/** Imported first by tests with fakes on the loopback address: the outgoing guard lets them through. */
process.env.OUTBOUND_ALLOW_HOSTS = '127.0.0.1'
