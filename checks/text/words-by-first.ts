// Finds the words of a table by the character that they begin with, so that a text costs little where no word begins.
// Called by the tokeniser of hours.

/** Characters that a part of a pattern can begin with (null: any), and whether it can be empty. */
interface First {
  chars: Set<string> | null;
  empty: boolean;
}

/** Some of the patterns' own letters: an expression of those entries that can begin with one character. */
export interface Beginning<Entry> {
  entries: readonly Entry[];
  /** Sticky, one group an entry, in the order of the table. */
  pattern: RegExp;
}

const DIGITS = '0123456789';

/**
 * A lookup from the first character (its UTF-16 unit: a string of one character would be made anew for each of a text)
 * to the forms that can begin with it, in their order. The same list for all characters that the table does not hold.
 */
export function byFirst<Form>(
  forms: readonly Form[],
  sourceOf: (form: Form) => string,
): (first: number) => readonly Form[] {
  const firsts = forms.map((form) => firstOf(sourceOf(form)).chars);
  const any = forms.filter((_, i) => firsts[i] === null);
  const letters = new Set(firsts.flatMap((chars) => [...(chars ?? [])]));
  const known = new Map<number, readonly Form[]>();
  for (const letter of letters)
    known.set(
      letter.charCodeAt(0),
      forms.filter((_, i) => firsts[i]?.has(letter) ?? true),
    );
  return (first) => known.get(first) ?? any;
}

/** The same for words, joined into one expression; undefined where no word can begin. */
export function wordsByFirst<Entry extends readonly [kind: string, pattern: string, ...rest: unknown[]]>(
  entries: readonly Entry[],
): (first: number) => Beginning<Entry> | undefined {
  const entriesOf = byFirst(entries, ([, source]) => source);
  const known = new Map<readonly Entry[], Beginning<Entry>>();
  return (first) => {
    const fitting = entriesOf(first);
    if (fitting.length === 0) return undefined;
    let beginning = known.get(fitting);
    if (!beginning) {
      const joined = fitting.map(([, source]) => `(${source})`).join('|');
      beginning = { entries: fitting, pattern: new RegExp(joined, 'uy') };
      known.set(fitting, beginning);
    }
    return beginning;
  };
}

/** What a pattern can begin with; rather too much than too little. Knows what the tables use, no back references. */
export function firstOf(source: string): First {
  let i = 0;
  return alternatives();

  function alternatives(): First {
    const all = [sequence()];
    while (source[i] === '|') {
      i++;
      all.push(sequence());
    }
    return { chars: union(all), empty: all.some(({ empty }) => empty) };
  }

  function sequence(): First {
    const parts: First[] = [];
    let open = true;
    while (i < source.length && source[i] !== '|' && source[i] !== ')') {
      const part = repeated(atom());
      if (open) parts.push(part);
      open &&= part.empty;
    }
    return { chars: union(parts), empty: open };
  }

  function atom(): First {
    const char = source[i++]!;
    if (char === '(') {
      const look = /^\?(?:=|!|<=|<!)/u.exec(source.slice(i, i + 3))?.[0];
      i += look?.length ?? (source.startsWith('?:', i) ? 2 : 0);
      const inner = alternatives();
      i++;
      return look ? { chars: new Set(), empty: true } : inner;
    }
    if (char === '[') return { chars: members(), empty: false };
    if (char === '^' || char === '$') return { chars: new Set(), empty: true };
    if (char === '.') return { chars: null, empty: false };
    return { chars: char === '\\' ? escaped() : new Set([char]), empty: false };
  }

  function escaped(): Set<string> | null {
    const char = source[i++]!;
    if (char === 'd') return new Set(DIGITS);
    return /[a-z]/iu.test(char) ? null : new Set([char]);
  }

  function members(): Set<string> | null {
    const chars = new Set<string>();
    let any = source[i] === '^';
    while (source[i] !== ']') {
      const char = source[i++]!;
      if (char === '\\') for (const one of escaped() ?? []) chars.add(one);
      else if (source[i] === '-' && source[i + 1] !== ']') {
        for (let code = char.charCodeAt(0); code <= source.charCodeAt(i + 1); code++)
          chars.add(String.fromCharCode(code));
        i += 2;
      } else chars.add(char);
    }
    i++;
    any ||= chars.size === 0;
    return any ? null : chars;
  }

  function repeated(part: First): First {
    const times = /^(?:[?*+]|\{(\d+)[^}]*\})/u.exec(source.slice(i, i + 12));
    if (!times) return part;
    i += times[0].length;
    if (source[i] === '?') i++;
    const none = times[0] === '?' || times[0] === '*' || times[1] === '0';
    return none ? { ...part, empty: true } : part;
  }
}

function union(parts: readonly First[]): Set<string> | null {
  const chars = new Set<string>();
  for (const part of parts) {
    if (part.chars === null) return null;
    for (const char of part.chars) chars.add(char);
  }
  return chars;
}
