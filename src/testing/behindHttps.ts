/** Imported first, it makes a test's platform one that people reach by https. */
process.env.PUBLIC_URL = 'https://rostrum.example'
