import { request } from 'node:https';
import { expect, test } from 'vitest';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { extensionTemplate } from '#sandbox/template/template.ts';
import { hostTemplate } from '#sandbox/template/template-host.ts';

const origin = 'http://localhost:4400';

test('the script comes before the slot, and the slot is there once', () => {
  const template = extensionTemplate('start("__DESIGNER_ORIGIN__")', origin);
  expect(template.indexOf(`start("${origin}")`)).toBeLessThan(template.indexOf('{{ui}}'));
  expect(template.split('{{ui}}')).toHaveLength(2);
});

test('what the CLI does with it leaves the script as it is', () => {
  const script = "a.replace(/x/, '$&$1$$')";
  const served = extensionTemplate(script, origin).replace('{{ui}}', '<p>panel</p>');
  expect(served).toContain(`<script>${script}</script>`);
  expect(served).toContain('<p>panel</p>');
});

test.each(['x("{{ui}}")', 'x("</script>")', 'x("<!--")'])(
  'a script that would break the page is refused: %s',
  (script) => {
    expect(() => extensionTemplate(script, origin)).toThrow('cannot be put into a page');
  },
);

test('the host serves it over TLS to who trusts its certificate', async () => {
  const certificate = await makeCertificate();
  const host = await hostTemplate('a template', certificate);
  const get = (path: string) =>
    new Promise<string>((resolve, reject) => {
      request({ host: 'localhost', port: host.port, path, ca: certificate.certificate }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        resolve(`${answer.statusCode} ${Buffer.concat(parts)}`);
      })
        .once('error', reject)
        .end();
    });
  expect(await get('/template/v2?name=Asset%20Inspector')).toBe('200 a template');
  expect(await get('/other')).toBe('404 Not found');
  await host.stop();
});
