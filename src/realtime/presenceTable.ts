/**
 * Who is here, for all processes: a row per socket and room, alive until `expires_at`. Unlogged: after a
 * crash of the database the sockets that live write themselves in again. Part of migrating; safe to repeat.
 */
export const presenceTable = `CREATE UNLOGGED TABLE IF NOT EXISTS socket_presence (
  socket text NOT NULL, room text NOT NULL, person text NOT NULL, type text NOT NULL,
  name text NOT NULL, state text NOT NULL, since timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL, PRIMARY KEY (socket, room));
  CREATE INDEX IF NOT EXISTS socket_presence_room ON socket_presence (room)`
