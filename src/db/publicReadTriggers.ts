/** Notified when a transaction that changed what the public reads has committed. */
export const publicReadsChannel = 'public_reads'

/** The tables whose rows make up the answers of public reads. */
const tables = ['events', 'capacity_pools', 'ticket_types', 'ticket_types_rels']

const trigger = (table: string) => `
  DROP TRIGGER IF EXISTS public_reads ON public.${table};
  CREATE TRIGGER public_reads AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
    ON public.${table} FOR EACH STATEMENT EXECUTE FUNCTION notify_public_reads();`

/**
 * What a certificate says changes once it is out, or when the one that replaces it comes out. A batch that is
 * being printed changes nothing that anybody reads, thousands of times.
 */
const certificateTriggers = `
  DROP TRIGGER IF EXISTS public_reads ON public.certificates;
  CREATE TRIGGER public_reads AFTER DELETE OR UPDATE OF status, code, number, design_hash, snapshot,
    issued_at, valid_until, revocation_at, superseded_by_id ON public.certificates FOR EACH ROW
    WHEN (OLD.status IN ('issued', 'revoked', 'superseded') OR OLD.supersedes_id IS NOT NULL)
    EXECUTE FUNCTION notify_public_reads();
  DROP TRIGGER IF EXISTS public_reads_emptied ON public.certificates;
  CREATE TRIGGER public_reads_emptied AFTER TRUNCATE ON public.certificates
    FOR EACH STATEMENT EXECUTE FUNCTION notify_public_reads();`

/**
 * A trigger per table, not a call per operation: a change made by plain SQL or by another program counts
 * too. One notification per transaction. Part of migrating; safe to repeat.
 */
export const publicReadTriggers = `
  CREATE OR REPLACE FUNCTION notify_public_reads() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('${publicReadsChannel}', '');
    RETURN NULL;
  END $$;
  ${tables.map(trigger).join('')}
  ${certificateTriggers}
`
