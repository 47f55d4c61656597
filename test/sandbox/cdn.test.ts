import { describe, expect, test } from 'vitest';
import { cdnOrigin, get, urlOf } from '#test/sandbox/painted-cdn.ts';

describe('a file on the CDN', () => {
  test('has a Cache-Control of one year', async () => {
    expect((await get(urlOf('svg'))).headers.get('Cache-Control')).toMatch(/^max-age=31536000/);
  });

  test('responds to HEAD with its headers and no body', async () => {
    const head = await get(urlOf('gif'), { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('Content-Length'))).toBeGreaterThan(0);
    expect(await head.text()).toBe('');
  });

  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=5-', 5, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=10-99999999', 10, undefined],
  ])('responds to the range %s with 206', async (range, from, to) => {
    const whole = new Uint8Array(await (await get(urlOf('gif'))).arrayBuffer());
    const part = await get(urlOf('gif'), { headers: { Range: range } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(from, to));
    expect(part.headers.get('Content-Range')).toMatch(new RegExp(`^bytes \\d+-\\d+/${whole.length}$`));
  });

  test.each(['bytes=99999999-', 'bytes=-0', 'bytes=9-5'])(
    'responds to the range %s with 416',
    async (range) => {
      const response = await get(urlOf('gif'), { headers: { Range: range } });
      expect(response.status).toBe(416);
      expect(response.headers.get('Content-Range')).toMatch(/^bytes \*\/\d+$/);
    },
  );

  test('responds with 404 for an unknown name', async () => {
    expect((await get(`${cdnOrigin}/nothing.jpg`)).status).toBe(404);
  });
});
