import { expect } from 'vitest';
import { pagePolicy } from '#backend/pages/style.ts';

/** Texts that would run, or break the page, where they were not escaped. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  '</title><svg onload=alert(1)>',
  '&lt;script&gt;',
  '{{7*7}}#{7*7}',
  '\u202eevil\u0000',
] as const;

/** Expects that nothing of the page can run or be loaded. */
export function expectInert(response: Response, body: string): void {
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toBe(pagePolicy);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  expect(body).not.toMatch(
    /<script|<img(?! src="\/screens\/[\w-]+\.png" )|<svg|<iframe|<form|<base|<link|<meta http-equiv|\sstyle=|\son\w+=|javascript:/i,
  );
}
