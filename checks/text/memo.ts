// Remembers what a pure reader made of a text: the same hours, phones and names stand in many places of a guide, in
// several checks and in thousands of guides. Called by the readers of checks/text and by the bench, which forgets.

/** Texts of one reader that are kept at most; one generation holds half of them. */
const MOST = 4000;
/** A longer text hardly comes twice, and its reading may be large. */
const LONGEST = 500;

/** Stands for a reading of `undefined`, so that one look-up tells what is known. */
const NOTHING = Symbol('nothing');

const forgetting: (() => void)[] = [];

/** Drops everything remembered, as if the program had just begun: for measurements. */
export function forgetAll(): void {
  for (const forget of forgetting) forget();
}

/**
 * The reader with a memory of bounded size: what was asked for lately stays, the rest is read again. The same object
 * is handed out each time, so nobody may change it.
 */
export function remembered<Reading>(
  read: (text: string) => Reading,
  most: number = MOST,
): (text: string) => Reading {
  // Two generations: when the young one is full it becomes the old one, whose texts move over when they are asked for.
  let young = new Map<string, Reading | typeof NOTHING>();
  let old = new Map<string, Reading | typeof NOTHING>();
  forgetting.push(() => {
    young = new Map();
    old = new Map();
  });
  return (text) => {
    if (text.length > LONGEST) return read(text);
    let reading = young.get(text);
    if (reading === undefined) {
      reading = old.get(text);
      if (reading === undefined) {
        const made = read(text);
        reading = made === undefined ? NOTHING : made;
      }
      if (young.size >= most / 2) {
        old = young;
        young = new Map();
      }
      young.set(text, reading);
    }
    return reading === NOTHING ? (undefined as Reading) : reading;
  };
}

/** Labels and regions beside which a text is read; a file has a handful of them. */
const MOST_BESIDE = 16;

/** The same for a reader whose answer also hangs on a short word: the label beside the value, the region. */
export function rememberedBeside<Reading>(
  read: (text: string, beside: string | undefined) => Reading,
  most: number = MOST,
): (text: string, beside: string | undefined) => Reading {
  const readers = new Map<string | undefined, (text: string) => Reading>();
  return (text, beside) => {
    let reader = readers.get(beside);
    if (!reader) {
      if (readers.size >= MOST_BESIDE) return read(text, beside);
      reader = remembered((value) => read(value, beside), most);
      readers.set(beside, reader);
    }
    return reader(text);
  };
}
