const { createStrapi } = require('@strapi/strapi')

/**
 * Makes the tables on a new database, and what the bench asks for: events that anyone may find, and an
 * administrator. Run once per database, before anything is measured; what is made is JSON in the first argument.
 */
async function prepare({ events, account }) {
  const strapi = await createStrapi({ appDir: __dirname, distDir: __dirname }).load()
  const query = (name) => strapi.db.query(`plugin::users-permissions.${name}`)
  const { id: role } = await query('role').findOne({ where: { type: 'public' } })
  await query('permission').create({ data: { action: 'api::event.event.find', role } })
  for (const data of events) await strapi.documents('api::event.event').create({ data })
  const { id: admin } = await strapi.service('admin::role').getSuperAdmin()
  await strapi.service('admin::user').create({
    ...account,
    ...{ firstname: 'Staff', isActive: true, registrationToken: null, roles: [admin] },
  })
}

prepare(JSON.parse(process.argv[2])).then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
