// Runs in the page: marks what tells of persons, so that a picture can cover it; the page itself stays as it is. Put together by
// picture.ts. The function is turned into text, so it must stand alone.

/** Marks the innermost elements whose text fits a pattern or holds a name. `patterns`: sources. */
export function markPersons(patterns: readonly string[], names: readonly string[], mark: string): void {
  const forms = patterns.map((source) => new RegExp(source));
  const tells = (text: string): boolean =>
    names.some((name) => text.includes(name)) || forms.some((form) => form.test(text));
  // Glued together, neighbours look like one number: what is seen has breaks between them.
  const shows = (element: Element): boolean =>
    tells(element.textContent ?? '') &&
    tells(String(Reflect.get(element, 'innerText') ?? element.textContent));
  const roots: ParentNode[] = [document];
  for (let root = roots.pop(); root; root = roots.pop())
    for (const element of root.querySelectorAll('body, body *, :host *')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element.matches('script,style,template')) continue;
      if (shows(element) && ![...element.children].some(shows)) element.setAttribute(mark, '');
      else element.removeAttribute(mark);
    }
}
