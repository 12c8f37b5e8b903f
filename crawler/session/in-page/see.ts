// Runs in the page: what a person sees of it, and the control by which one goes on to apply. Called through look.ts.
// The functions are turned into text, so each must stand alone.

export interface Seen {
  title: string;
  text: string;
  headings: string[];
  passwords: number;
  fields: string[];
  controls: string[];
}

export function see(): Seen {
  // What is seen of it, not what is hidden.
  const words = (element: Element): string => String(Reflect.get(element, 'innerText') ?? '');
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const seen = (element: Element): boolean =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const all = <E extends Element>(selector: string): E[] => {
    const found: E[] = [];
    const roots: ParentNode[] = [document];
    for (let root = roots.pop(); root; root = roots.pop())
      for (const element of root.querySelectorAll('*')) {
        if (element.matches(selector) && seen(element)) found.push(element as E);
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
    return found;
  };
  const label = (field: HTMLInputElement): string =>
    tidy(
      (field.labels?.[0] && words(field.labels[0])) ||
        field.getAttribute('aria-label') ||
        field.placeholder ||
        field.name,
    ).slice(0, 40);
  const fields = all<HTMLInputElement>(
    'input:not([type=hidden],[type=button],[type=submit],[type=image]),textarea,select',
  );
  const controls = all<HTMLElement>('button,a[href],[role=button],input[type=button],input[type=submit]');
  return {
    title: tidy(document.title).slice(0, 120),
    text: document.body ? words(document.body) : '',
    headings: all<HTMLElement>('h1,h2,h3,legend,[role=heading]')
      .map((one) => tidy(words(one)).slice(0, 60))
      .filter(Boolean)
      .slice(0, 20),
    passwords: fields.filter((one) => one.type === 'password').length,
    fields: fields.map(label).slice(0, 40),
    controls: controls
      .map((one) => tidy(words(one) || (one as HTMLInputElement).value).slice(0, 30))
      .filter(Boolean)
      .slice(0, 60),
  };
}

/** Address of the control, `click` for one that only its script knows, null for none. `words`: source of a pattern of whole names. */
export function findControl(words: string): string | null {
  const pattern = new RegExp(words, 'u');
  const nameOf = (one: Element): string =>
    String(Reflect.get(one, 'innerText') || Reflect.get(one, 'value') || '').replace(/\s+/g, '');
  const controls = [
    ...document.querySelectorAll<HTMLElement>(
      'a,button,[role=button],[onclick],input[type=button],input[type=submit]',
    ),
  ];
  const found = controls.find((one) => one.getClientRects().length > 0 && pattern.test(nameOf(one)));
  if (!found) return null;
  const { href } = found as HTMLAnchorElement;
  if (typeof href === 'string' && /^https?:/.test(href) && !/#$/.test(found.getAttribute('href') ?? ''))
    return href;
  found.setAttribute('data-guide-audit-go', '');
  return 'click';
}

/**
 * Hides what is personal before a picture is taken. Whatever is no text is covered: pictures, frames, drawings (QR codes).
 * False where something can still be read, such as a number whose digits stand in elements of their own.
 */
export function hidePersons(patterns: readonly string[], names: readonly string[]): boolean {
  const forms = patterns.map((source) => new RegExp(source, 'g'));
  const hide = (text: string): string => {
    let plain = text;
    for (const name of names) plain = plain.split(name).join(name.slice(0, 1) + '＊'.repeat(name.length - 1));
    for (const form of forms) plain = plain.replace(form, (found) => '＊'.repeat(found.length));
    return plain;
  };
  // A sheet of ours is no style of the page: its policy does not forbid it.
  const bare = new CSSStyleSheet();
  bare.replaceSync('*,*::before,*::after{background-image:none!important}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, bare];
  const roots: Node[] = [document.documentElement];
  for (let root = roots.pop(); root; root = roots.pop()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        const plain = hide(node.data);
        if (plain !== node.data) node.data = plain;
        continue;
      }
      const element = node as HTMLElement;
      if (element.shadowRoot) {
        roots.push(element.shadowRoot);
        element.shadowRoot.adoptedStyleSheets = [...element.shadowRoot.adoptedStyleSheets, bare];
      }
      if (element.matches('img,canvas,video,iframe,frame,object,embed,svg,picture'))
        element.style.setProperty('visibility', 'hidden', 'important');
      if (element.matches('input,textarea') && (element as HTMLInputElement).value)
        try {
          const field = element as HTMLInputElement;
          if (!/^(?:button|submit|reset|checkbox|radio|file|hidden)$/.test(field.type)) field.value = '';
        } catch {}
      if (element.matches('option')) element.textContent = hide(element.textContent ?? '');
    }
  }
  const left = String(Reflect.get(document.body ?? {}, 'innerText') ?? '');
  return !names.some((name) => left.includes(name)) && !forms.some((form) => left.search(form) >= 0);
}
