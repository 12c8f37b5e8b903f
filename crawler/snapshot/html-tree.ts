// The tree of a page's HTML, as the parser builds it: tags, attributes and texts, nothing else. The parser's own tree has more fields and three more
// objects an element: with it a snapshot takes a third more time. Called by from-html.ts.
import { type CheerioOptions, load } from 'cheerio';

export interface Attribute {
  name: string;
  value: string;
}

/** An element; without a name: the document, and what a template holds. */
export class HtmlElement {
  parent: HtmlElement | null = null;
  readonly children: HtmlNode[] = [];

  constructor(
    readonly name: string,
    readonly namespace: string,
    public attrs: readonly Attribute[],
  ) {}
}

export class HtmlText {
  parent: HtmlElement | null = null;
  constructor(public data: string) {}
}

/** A comment or a document type: nothing that a page shows. */
class HtmlRemark {
  parent: HtmlElement | null = null;
}

export type HtmlNode = HtmlElement | HtmlText | HtmlRemark;

/** The value of an attribute; of two that bear one name (xlink:href beside href), the last. */
export function attributeOf(attrs: readonly Attribute[], name: string): string | undefined {
  for (let i = attrs.length; i-- > 0; ) if (attrs[i]!.name === name) return attrs[i]!.value;
  return undefined;
}

function append(parent: HtmlElement, node: HtmlNode): void {
  parent.children.push(node);
  node.parent = parent;
}

function insertBefore(parent: HtmlElement, node: HtmlNode, reference: HtmlNode): void {
  parent.children.splice(parent.children.indexOf(reference), 0, node);
  node.parent = parent;
}

/** What the parser asks of a tree. */
const building = (document: HtmlElement) => {
  let mode = 'no-quirks';
  return {
    createDocument: () => document,
    createDocumentFragment: () => new HtmlElement('', '', []),
    createElement: (name: string, namespace: string, attrs: Attribute[]) =>
      new HtmlElement(name, namespace, attrs),
    createCommentNode: () => new HtmlRemark(),
    createTextNode: (data: string) => new HtmlText(data),
    setDocumentType: (parent: HtmlElement) => append(parent, new HtmlRemark()),
    setDocumentMode: (_: HtmlElement, next: string) => {
      mode = next;
    },
    getDocumentMode: () => mode,
    appendChild: append,
    insertBefore,
    insertText(parent: HtmlElement, text: string) {
      const last = parent.children.at(-1);
      if (last instanceof HtmlText) last.data += text;
      else append(parent, new HtmlText(text));
    },
    insertTextBefore(parent: HtmlElement, text: string, reference: HtmlNode) {
      const before = parent.children[parent.children.indexOf(reference) - 1];
      if (before instanceof HtmlText) before.data += text;
      else insertBefore(parent, new HtmlText(text), reference);
    },
    detachNode(node: HtmlNode) {
      node.parent?.children.splice(node.parent.children.indexOf(node), 1);
      node.parent = null;
    },
    setTemplateContent: append,
    getTemplateContent: (template: HtmlElement) => template.children[0],
    adoptAttributes(element: HtmlElement, attrs: readonly Attribute[]) {
      const known = new Set(element.attrs.map(({ name }) => name));
      element.attrs = [...element.attrs, ...attrs.filter(({ name }) => !known.has(name))];
    },
    getFirstChild: (node: HtmlElement) => node.children[0],
    getChildNodes: (node: HtmlElement) => node.children,
    getParentNode: (node: HtmlNode) => node.parent,
    getAttrList: (element: HtmlElement) => element.attrs,
    getTagName: (element: HtmlElement) => element.name,
    getNamespaceURI: (element: HtmlElement) => element.namespace,
  };
};

/** Parses a page as browsers do; broken HTML is mended. */
export function parseHtml(html: string): HtmlElement {
  const document = new HtmlElement('', '', []);
  load(html, { treeAdapter: building(document) as unknown as NonNullable<CheerioOptions['treeAdapter']> });
  return document;
}
