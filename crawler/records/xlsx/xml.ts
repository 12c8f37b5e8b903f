// Streams one XML part of a workbook as events without prefixes. Strict: half a part is no part. Used by the readers beside it.
import { SaxesParser } from 'saxes';
import { ConfigError } from '../../config-error.ts';
import { damaged, unpack, type ZipEntry } from './zip.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Feeds the part to the handlers; yields after each chunk, so that the caller may hand on what they gathered. */
export async function* xmlEvents(file: string, entry: ZipEntry, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => handlers.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const feed = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      throw error instanceof ConfigError ? error : damaged(file, `部件 ${entry.name} 的内容不完整`);
    }
  };
  for await (const chunk of unpack(file, entry)) {
    feed(() => parser.write(decoder.decode(chunk, { stream: true })));
    yield;
  }
  feed(() => parser.write(decoder.decode()).close());
  yield;
}

/** Reads a whole part. */
export async function readXml(file: string, entry: ZipEntry, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlEvents(file, entry, handlers));
}
