import { plainLetters } from '@/lib/foldText'

type SearchedTable = {
  /** Columns of folded text that Payload knows as fields, each with what it is made of, in parts. */
  texts: Record<string, string[]>
  /** Columns that a change of these texts shows in. */
  sources: string[]
  /** What the index of whole words covers. */
  words: string
  /** Texts whose words typing errors are corrected to: names and titles, no addresses. */
  vocabulary?: string
}

/** Stands between the title, or name, and the rest of a text: what is all of a title can be told by it. */
export const titleSeparator = '\u001f'
const titleEnd = `chr(31) || ' '`

const folded = (text: string) => `public.fold_search_text(${text})`
const joined = (...columns: string[]) =>
  `concat_ws(' ', ${columns.map((c) => `NEW.${c}`).join(', ')})`

/** The longest beginning of a text that is compared as one. */
export const prefixLength = 64

const tables: Record<string, SearchedTable> = {
  events: {
    texts: {
      search_text: [joined('title'), joined('location', 'organizer', 'summary', 'slug')],
      search_place: [joined('location')],
    },
    sources: ['title', 'location', 'organizer', 'summary', 'slug'],
    words: 'search_text',
    vocabulary: joined('title', 'location', 'organizer', 'summary'),
  },
  contacts: {
    texts: { search_text: [joined('given_name', 'family_name'), joined('email', 'phone')] },
    sources: ['given_name', 'family_name', 'email', 'phone'],
    words: 'search_text',
    vocabulary: joined('given_name', 'family_name'),
  },
  registrations: {
    texts: { search_text: [joined('given_name', 'family_name'), joined('email', 'code')] },
    sources: ['given_name', 'family_name', 'email', 'code'],
    words: 'search_text',
    // The names are those of contacts, and this is the table that has to be quick.
  },
  tickets: {
    texts: {
      search_text: [joined('subject'), joined('number', 'category', 'description')],
      search_people: [
        `(SELECT concat_ws(' ', given_name, family_name, email)
        FROM public.contacts WHERE id = NEW.requester_id)`,
      ],
    },
    sources: ['subject', 'number', 'category', 'description', 'requester_id'],
    words: `search_text || ' ' || coalesce(search_people, '')`,
    vocabulary: joined('subject', 'category'),
  },
}

/** Every combining mark of the basic plane as a bracket expression: what \p{M} is in TypeScript. */
function markRanges(): string {
  const isMark = (code: number) => /\p{M}/u.test(String.fromCharCode(code))
  let ranges = ''
  for (let code = 0x300; code < 0xd800; code++) {
    if (!isMark(code)) continue
    const first = code
    while (isMark(code + 1)) code++
    ranges += `${String.fromCharCode(first)}-${String.fromCharCode(code)}`
  }
  return ranges
}

const single = Object.entries(plainLetters).filter(([, plain]) => plain.length === 1)
const several = Object.entries(plainLetters).filter(([, plain]) => plain.length > 1)

const lowered = `translate(lower(regexp_replace(normalize(given, NFKD), '[${markRanges()}]+', '', 'g')
  COLLATE "und-x-icu"), '${single.map(([l]) => l).join('')}', '${single.map(([, p]) => p).join('')}')`

/**
 * The functions of the search. `fold_search_text` is `foldText` of src/lib in SQL; `search_vector` the words
 * of a folded text, cut at whatever is neither letter nor digit, without the parser, whose idea of a word
 * depends on the machine. `search_words` holds every word of names and titles once (or a few times, where
 * two transactions met it at once: nobody waits for anybody). Needs pg_trgm, which comes with PostgreSQL.
 */
export const searchFunctions = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE OR REPLACE FUNCTION public.fold_search_text(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
      ${several.reduce((text, [letter, plain]) => `replace(${text}, '${letter}', '${plain}')`, lowered)},
      '[\\s\ufeff]+', ' ', 'g')) $$;
  CREATE OR REPLACE FUNCTION public.search_vector(folded text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
    SELECT array_to_tsvector(coalesce(array_remove(string_to_array(regexp_replace(
      regexp_replace(folded COLLATE "und-x-icu", '[^[:alnum:]]+', ' ', 'g'),
      '([[:alnum:]]{${prefixLength}})[[:alnum:]]+', '\\1', 'g'), ' '), ''), '{}')) $$;
  CREATE TABLE IF NOT EXISTS public.search_words (word text NOT NULL);
  CREATE INDEX IF NOT EXISTS search_words_word ON public.search_words (word);
  CREATE INDEX IF NOT EXISTS search_words_trigrams ON public.search_words
    USING gin (word gin_trgm_ops) WITH (fastupdate = off);
  -- Word by word, and without sequential scans: the plan of the first call is kept while the table grows.
  CREATE OR REPLACE FUNCTION public.learn_search_words(folded text) RETURNS void
    LANGUAGE plpgsql SET enable_seqscan = off AS $$
  DECLARE met text;
  BEGIN
    FOR met IN SELECT DISTINCT word
      FROM regexp_split_to_table(folded COLLATE "und-x-icu", '[^[:alpha:]]+') word
      WHERE length(word) BETWEEN 3 AND 40
    LOOP
      PERFORM FROM public.search_words WHERE word = met LIMIT 1;
      IF NOT FOUND THEN INSERT INTO public.search_words VALUES (met); END IF;
    END LOOP;
  END $$;
`

function triggerOf(table: string, { texts, sources, vocabulary }: SearchedTable): string {
  const assignments = Object.entries(texts)
    .map(([column, parts]) => `NEW.${column} := ${parts.map(folded).join(` || ${titleEnd} || `)};`)
    .join('\n    ')
  const learning = vocabulary
    ? `IF TG_OP = 'INSERT' OR NEW.search_text IS DISTINCT FROM OLD.search_text THEN
      PERFORM public.learn_search_words(${folded(vocabulary)});
    END IF;`
    : ''
  return `
  CREATE OR REPLACE FUNCTION public.fold_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${assignments}
    ${learning}
    RETURN NEW;
  END $$;
  CREATE OR REPLACE TRIGGER fold_texts
    BEFORE INSERT OR UPDATE OF ${[...sources, ...Object.keys(texts)].join(', ')}
    ON public.${table} FOR EACH ROW EXECUTE FUNCTION public.fold_${table}();`
}

// A short list of pending entries: a search reads all of it, so its length would show in every answer.
const short = 'WITH (fastupdate = on, gin_pending_list_limit = 64)'

function indexesOf(table: string, { texts, words }: SearchedTable): string {
  const parts = Object.keys(texts).map(
    (column) => `
  CREATE INDEX IF NOT EXISTS ${table}_${column}_trigrams ON public.${table}
    USING gin (${column} gin_trgm_ops) ${short};`,
  )
  return `${parts.join('')}
  CREATE INDEX IF NOT EXISTS ${table}_search_words ON public.${table}
    USING gin (public.search_vector(${words})) ${short};
  CREATE INDEX IF NOT EXISTS ${table}_search_prefix ON public.${table}
    ((left(search_text, ${prefixLength})) text_pattern_ops);`
}

/** A ticket is found by its customer's name: it follows when the contact is renamed. */
const followContacts = `
  CREATE OR REPLACE FUNCTION public.refold_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE public.tickets SET search_people = NULL WHERE requester_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE TRIGGER refold_tickets AFTER UPDATE ON public.contacts FOR EACH ROW
    WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text)
    EXECUTE FUNCTION public.refold_tickets();`

/** Rows from before there was a search text of this form get theirs. */
const foldKnownRows = Object.keys(tables)
  .map(
    (table) => `UPDATE public.${table} SET search_text = NULL
      WHERE search_text IS NULL OR strpos(search_text, chr(31)) = 0;`,
  )
  .join('\n  ')

/**
 * What is searched: folded copies of texts, kept by triggers whoever writes the row, with an index of
 * trigrams for parts of words, one of whole words, and one of beginnings. Part of migrating; safe to
 * repeat.
 */
export const searchTexts = [
  searchFunctions,
  ...Object.entries(tables).map(([table, searched]) => triggerOf(table, searched)),
  followContacts,
  foldKnownRows,
  ...Object.entries(tables).map(([table, searched]) => indexesOf(table, searched)),
].join('\n')
