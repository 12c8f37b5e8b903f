// The site of the lane benchmark, in a process of its own so that it is alike for both tools: whole pages of the fixture padded to a size,
// at the address of a guide, beside the portal. Started by lanes.ts; prints where both listen.
import fastify from 'fastify';
import { startPortal } from '../../fixtures/portal.ts';
import { paddedPages } from './lanes-pages.ts';

const portal = await startPortal({ items: 1 });
const pages = paddedPages();
const app = fastify({ forceCloseConnections: true });
app.get<{ Params: { id: string } }>('/govPortals/bsfw/item/:id', ({ params: { id } }, reply) => {
  const html = pages.get(id);
  return reply
    .code(html ? 200 : 404)
    .type('text/html; charset=utf-8')
    .send(html ?? '');
});
const padded = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ portal: portal.origin, padded })}\n`);
// Ends with its parent.
process.stdin.resume().on('end', () => process.exit(0));
