// Serves the folder of one saved page to the browser, on this machine alone. Called by visit-url.ts.
import { readFile, realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface FileServer {
  origin: string;
  close(): Promise<void>;
}

/** Address path of the saved page. */
export const PAGE_PATH = '/page.html';

/** `html`: the page as text, in UTF-8; everything else comes from its folder, nothing from outside of it. */
export async function serveFile(file: string, html: string): Promise<FileServer> {
  const root = await realpath(dirname(file));
  const server = createServer(async (request, response) => {
    try {
      // Throws for names that are not written in UTF-8, as old portals have them.
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://file').pathname);
      if (path === PAGE_PATH) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
        return;
      }
      const inner = await realpath(join(root, path));
      if (!inner.startsWith(root + sep)) throw new Error('outside');
      const type = TYPES[extname(inner).toLowerCase()];
      if (!type) throw new Error('unknown type');
      response.writeHead(200, { 'content-type': type }).end(await readFile(inner));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
