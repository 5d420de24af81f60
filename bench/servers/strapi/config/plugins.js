module.exports = () => ({
  'users-permissions': { config: { jwtSecret: 'bench-and-nothing-else' } },
})
