import { request } from 'node:https';
import { expect, test } from 'vitest';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { extensionTemplate } from '#sandbox/template/template.ts';
import { hostTemplate } from '#sandbox/template/template-host.ts';

const origin = 'http://localhost:4400';

test('the template contains the script before the placeholder, which appears once', () => {
  const template = extensionTemplate('start("__DESIGNER_ORIGIN__")', origin);
  expect(template.indexOf(`start("${origin}")`)).toBeLessThan(template.indexOf('{{ui}}'));
  expect(template.split('{{ui}}')).toHaveLength(2);
});

test('the CLI’s replacement does not change the script', () => {
  const script = "a.replace(/x/, '$&$1$$')";
  const served = extensionTemplate(script, origin).replace('{{ui}}', '<p>panel</p>');
  expect(served).toContain(`<script>${script}</script>`);
  expect(served).toContain('<p>panel</p>');
});

test.each(['x("{{ui}}")', 'x("</script>")', 'x("<!--")'])(
  'throws for a script that would change how the page is parsed: %s',
  (script) => {
    expect(() => extensionTemplate(script, origin)).toThrow('cannot be put into a page');
  },
);

test('the template host serves the template over TLS with its certificate', async () => {
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
