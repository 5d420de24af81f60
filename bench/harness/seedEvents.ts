import pg from 'pg'

/**
 * `count` published events with their pools and ticket types: one made the usual way, the rest copies of its
 * rows with slugs `bench-1` … and dates of their own.
 */
export async function seedEvents({ url, count }: { url: string; count: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const template = await client.query<{ id: string }>(
      `SELECT id FROM events WHERE slug = 'bench-0'`,
    )
    const id = template.rows[0]?.id
    if (!id) throw new Error('There is no event bench-0 to copy.')
    const copy = async (table: string, where: string, changed: Record<string, string>) => {
      const columns = await columnsOf(client, table)
      await client.query(copyStatement({ table, where, changed, columns, count }))
    }
    await copy('events', `slug = 'bench-0'`, {
      id: idOf('event'),
      slug: `'bench-' || n`,
      title: `'Kıyıda Yazılım ' || n`,
      ics_uid: `'bench-' || n || '@localhost'`,
      start_date: `t.start_date + n * interval '1 hour'`,
      end_date: `t.end_date + n * interval '1 hour'`,
    })
    await copy('capacity_pools', `event_id = '${id}'`, {
      id: idOf('pool'),
      event_id: idOf('event'),
    })
    await copy('ticket_types', `event_id = '${id}'`, {
      id: idOf('type'),
      event_id: idOf('event'),
    })
    await client.query(
      `INSERT INTO ticket_types_rels (parent_id, path, "order", capacity_pools_id)
       SELECT ${idOf('type')}, 'pools', 1, ${idOf('pool')}
       FROM generate_series(1, ${count}) n`,
    )
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** SQL of an id of version 7 in shape: others are no ids to Payload. */
const idOf = (kind: string) =>
  `overlay(overlay(md5('${kind}' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`

type Copy = {
  table: string
  where: string
  /** SQL per column that differs; `n` is the number of the copy. */
  changed: Record<string, string>
  columns: string[]
  count: number
}

function copyStatement({ table, where, changed, columns, count }: Copy): string {
  const values = columns.map((column) => changed[column] ?? `t."${column}"`)
  const names = columns.map((column) => `"${column}"`).join(', ')
  return `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')}
          FROM ${table} t, generate_series(1, ${count}) n WHERE t.${where}`
}
