// Passes of one guide, compactly: a bitmap over (message, field) for each member of a list. Called by outcomes only.
import type Database from 'better-sqlite3';
import type { Outcome } from './schemas/outcome.ts';

/** Bitmaps in base64 by member key; the key '' stands for outcomes without a member. */
export type PackedPasses = Record<string, string>;

export interface Passes {
  /** The same pass twice is one. */
  pack(passes: readonly Outcome[]): PackedPasses;
  unpack(packed: PackedPasses): Outcome[];
  /** Adds one to `counts` for each pass, by its message. */
  count(packed: PackedPasses, counts: Map<string, number>): void;
}

type Kind = { id: number; message: string; field: string };

function bitsOf(bitmap: Buffer): number[] {
  const bits: number[] = [];
  for (const [at, byte] of bitmap.entries())
    for (let b = 0; b < 8; b++) if (byte & (1 << b)) bits.push(at * 8 + b);
  return bits;
}

function bitmapOf(bits: ReadonlySet<number>): Buffer {
  const bitmap = Buffer.alloc(Math.floor(Math.max(...bits) / 8) + 1);
  for (const bit of bits) bitmap[bit >> 3] = bitmap[bit >> 3]! | (1 << (bit & 7));
  return bitmap;
}

export function passes(db: Database.Database): Passes {
  const byId = db.prepare<[number], Kind>('SELECT id, message, field FROM pass_kinds WHERE id = ?');
  const byName = db
    .prepare<[string, string], number>('SELECT id FROM pass_kinds WHERE message = ? AND field = ?')
    .pluck();
  const insert = db.prepare('INSERT INTO pass_kinds (message, field) VALUES (?, ?)');
  // A row once committed never changes; ids are looked up again each time because a transaction may be undone.
  const known = new Map<number, Kind>();
  const kind = (id: number): Kind => {
    const found = known.get(id) ?? byId.get(id)!;
    if (!db.inTransaction) known.set(id, found);
    return found;
  };
  const idOf = ({ message, field }: Outcome): number =>
    byName.get(message, field) ?? Number(insert.run(message, field).lastInsertRowid);
  return {
    pack(outcomes) {
      const bits = new Map<string, Set<number>>();
      // A guide passes a message in many members: its kind is asked for once.
      const ids = new Map<string, number>();
      for (const outcome of outcomes) {
        const name = `${outcome.message} ${outcome.field}`;
        const id = ids.get(name) ?? idOf(outcome);
        ids.set(name, id);
        const key = outcome.key ?? '';
        const own = bits.get(key);
        if (own) own.add(id);
        else bits.set(key, new Set([id]));
      }
      return Object.fromEntries([...bits].map(([key, ids]) => [key, bitmapOf(ids).toString('base64')]));
    },
    unpack: (packed) =>
      Object.entries(packed).flatMap(([key, bitmap]) =>
        bitsOf(Buffer.from(bitmap, 'base64')).map((id): Outcome => {
          const { message, field } = kind(id);
          return { message, verdict: 'pass', field, ...(key && { key }) };
        }),
      ),
    count(packed, counts) {
      for (const bitmap of Object.values(packed)) {
        for (const id of bitsOf(Buffer.from(bitmap, 'base64'))) {
          const { message } = kind(id);
          counts.set(message, (counts.get(message) ?? 0) + 1);
        }
      }
    },
  };
}
