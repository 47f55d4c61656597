import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { listen } from '../src/sandbox/net/listen.ts';
import { Answer } from './answer.ts';

/** Nothing but `node:http`: it answers every request with the bytes it was given. */
const [port = '', file = ''] = process.argv.slice(2);

const { headers, body } = v.parse(Answer, JSON.parse(readFileSync(file, 'utf8')));
const bytes = Buffer.from(body);
await listen(
  createServer((_, response) => {
    response.writeHead(200, headers).end(bytes);
  }),
  Number(port),
);
