// The site of the link benchmark, in a process of its own so that it is alike for both tools. Started by links.ts with the number of links; prints its origin.
import fastify from 'fastify';
import { benchAnswer, linksPage, plantedLinks } from './links-truth.ts';

const links = plantedLinks(Number(process.argv[2]));
const app = fastify({ forceCloseConnections: true });
app.route({
  method: ['GET', 'HEAD'],
  url: '*',
  handler: (request, reply) => {
    if (request.url === '/links')
      return reply.type('text/html; charset=utf-8').send(linksPage(links, `http://${request.host}`));
    const { status, headers, body } = benchAnswer(request.method, request.url);
    return reply.code(status).headers(headers).send(body);
  },
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
// Ends with its parent.
process.stdin.resume().on('end', () => process.exit(0));
