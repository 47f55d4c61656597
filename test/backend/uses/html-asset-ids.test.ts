import { describe, expect, test } from 'vitest';
import { createAssetIdInUrl } from '#backend/uses/file-asset-id.ts';
import { assetIdsInHtml } from '#backend/uses/html-asset-ids.ts';
import { webflowFileHosts } from '#contract/file-hosts.ts';

const [a, b] = ['66b2a55e0000000000000001', '66b2a55e0000000000000002'];
const site = '65f0a1b2c3d4e5f607182930';
const cdn = `https://cdn.prod.website-files.com/${site}`;
const assetIdInUrl = createAssetIdInUrl([...webflowFileHosts, 'localhost:4100']);
const read = (html: string) => assetIdsInHtml(html, assetIdInUrl);
const img = (src: string) => `<img src="${src}">`;

describe('the asset of a file URL', () => {
  test.each([
    ['the current host', `${cdn}/${a}_photo.jpg`, a],
    ['a variant', `${cdn}/${a}_photo-p-500.jpg`, a],
    ['an older host', `https://uploads-ssl.webflow.com/${site}/${a}_photo.jpg`, a],
    ['the oldest host, over http', `http://daks2k3a4ib2z.cloudfront.net/${site}/${a}_photo.jpg`, a],
    [
      'a shared host, in Webflow’s part',
      `https://s3.amazonaws.com/webflow-prod-assets/${site}/${a}_x.svg`,
      a,
    ],
    ['a shared host, elsewhere', `https://s3.amazonaws.com/other/${site}/${a}_x.svg`, null],
    ['no scheme', `//cdn.prod.website-files.com/${site}/${a}_photo.jpg`, a],
    ['upper case in the host', `https://CDN.prod.website-files.com/${site}/${a}_photo.jpg`, a],
    ['a query and a hash', `${cdn}/${a}_photo.jpg?x=1#y`, a],
    ['blanks around it', ` \n${cdn}/${a}_photo.jpg `, a],
    ['an escaped name', `${cdn}/${a}_gr%C3%BC%C3%9Fe%20aus.jpg`, a],
    ['a broken escape', `${cdn}/${a}_100%.jpg`, a],
    ['an escaped underscore', `${cdn}/${a}%5Fphoto.jpg`, a],
    ['no name', `${cdn}/${a}.jpg`, a],
    ['loopback with a port', `http://localhost:4100/${site}/${a}_x.png`, a],
    ['loopback with another port', `http://localhost:4101/${site}/${a}_x.png`, null],
    ['a foreign host', `https://elsewhere.example/${site}/${a}_photo.jpg`, null],
    ['a host that ends alike', `https://cdn.prod.website-files.com.evil.test/${site}/${a}_x.jpg`, null],
    ['a host behind a user name', `https://cdn.prod.website-files.com@evil.test/${site}/${a}_x.jpg`, null],
    ['another scheme', `ftp://cdn.prod.website-files.com/${site}/${a}_x.jpg`, null],
    ['the site only', `${cdn}/`, null],
    ['a longer hex name', `${cdn}/${a}0_photo.jpg`, null],
    ['a relative path', `/${site}/${a}_photo.jpg`, null],
    ['data', `data:image/png;base64,${a}_`, null],
    ['nothing', '', null],
    ['no URL', 'https://', null],
  ])('%s', (_, url, id) => {
    expect(assetIdInUrl(url)).toBe(id);
  });
});

describe('assets in rich text', () => {
  test.each<[string, string, string[]]>([
    ['none', '<p>Hello</p>', []],
    ['empty', '', []],
    ['one', `<figure>${img(`${cdn}/${a}_x.jpg`)}</figure>`, [a]],
    ['twice', img(`${cdn}/${a}_x.jpg`).repeat(2), [a, a]],
    ['two', img(`${cdn}/${a}_x.jpg`) + img(`${cdn}/${b}_x.jpg`), [a, b]],
    [
      'one that names its file twice',
      `<img src="${cdn}/${a}_x.jpg" srcset="${cdn}/${a}_x-p-500.jpg 500w, ${cdn}/${a}_x.jpg 900w">`,
      [a],
    ],
    [
      'only in srcset, commas without blanks',
      `<img srcset="${cdn}/${a}_x-p-500.jpg 500w,${cdn}/${b}_x.jpg 900w">`,
      [a, b],
    ],
    [
      'a picture',
      `<picture><source srcset="${cdn}/${a}_x.webp"><img src="${cdn}/${b}_x.jpg"></picture>`,
      [a, b],
    ],
    ['a link to a document', `<a href="${cdn}/${a}_menu.pdf">Menu</a>`, [a]],
    [
      'a video and its poster',
      `<video poster="${cdn}/${a}_x.jpg"><source src="${cdn}/${b}_x.mp4"></video>`,
      [a, b],
    ],
    ['single quotes', `<img src='${cdn}/${a}_x.jpg'>`, [a]],
    ['no quotes', `<img src=${cdn}/${a}_x.jpg alt=x>`, [a]],
    ['upper case', `<IMG SRC="${cdn}/${a}_x.jpg">`, [a]],
    ['line breaks within the tag', `<img\n alt=">"\r\n src\n=\n"${cdn}/${a}_x.jpg"\n/>`, [a]],
    [
      'escapes in the URL',
      `<img src="https:&#47;&#x2F;cdn.prod.website-files.com/${site}/${a}_x.jpg?a=1&amp;b=2">`,
      [a],
    ],
    ['the first of two src', `<img src="${cdn}/${a}_x.jpg" src="${cdn}/${b}_x.jpg">`, [a]],
    ['> in an attribute', `<img alt="a > b" src="${cdn}/${a}_x.jpg">`, [a]],
    [
      'an unclosed quote before another image',
      `<img alt="x src="${cdn}/${a}_x.jpg"><img src="${cdn}/${b}_x.jpg">`,
      [b],
    ],
    ['a tag that never ends', `<p>x</p><img src="${cdn}/${a}_x.jpg"`, []],
    ['tags closed in the wrong order', `<b><p>${img(`${cdn}/${a}_x.jpg`)}</b></p></div></div>`, [a]],
    ['a stray <', `1 < 2 <${img(`${cdn}/${a}_x.jpg`)}`, [a]],
    ['NUL and lone surrogates', `\u0000\ud800${img(`${cdn}/${a}_x.jpg`)}`, [a]],
    ['a comment', `<!-- ${img(`${cdn}/${a}_x.jpg`)} -->`, []],
    ['a comment that never ends', `<!-- ${img(`${cdn}/${a}_x.jpg`)}`, []],
    ['a comment closed by --!>', `<!-- x --!>${img(`${cdn}/${a}_x.jpg`)}`, [a]],
    ['a script', `<script>'${img(`${cdn}/${a}_x.jpg`)}'</script>${img(`${cdn}/${b}_x.jpg`)}`, [b]],
    ['a style', `<style>/* ${img(`${cdn}/${a}_x.jpg`)} */</style>`, []],
    ['a text area', `<textarea>${img(`${cdn}/${a}_x.jpg`)}</textarea>`, []],
    ['an iframe', `<iframe>${img(`${cdn}/${a}_x.jpg`)}</iframe>${img(`${cdn}/${b}_x.jpg`)}`, [b]],
    ['text that was escaped', `&lt;img src="${cdn}/${a}_x.jpg"&gt;`, []],
    ['a URL as text', `<p>${cdn}/${a}_x.jpg</p>`, []],
    ['an alt that is a sentinel', `<img alt="__wf_reserved_inherit" src="${cdn}/${a}_x.jpg">`, [a]],
    [
      'an alt that looks like an image',
      `<img alt='${img(`${cdn}/${b}_x.jpg`)}' src="${cdn}/${a}_x.jpg">`,
      [a],
    ],
    [
      'an SVG image',
      `<svg><image xlink:href="${cdn}/${a}_x.png"/><title/><image href="${cdn}/${b}_x.png"/></svg>`,
      [a, b],
    ],
    ['a foreign host', img(`https://elsewhere.example/${site}/${a}_x.jpg`), []],
    ['a CDATA section', `<![CDATA[${img(`${cdn}/${a}_x.jpg`)}]]>${img(`${cdn}/${b}_x.jpg`)}`, [b]],
    ['deep nesting', `${'<div>'.repeat(50_000)}${img(`${cdn}/${a}_x.jpg`)}`, [a]],
  ])('%s', (_, html, ids) => {
    expect(read(html)).toEqual(ids);
  });

  test('a text of 10 MB is not read', () => {
    expect(read(`<p>${'x'.repeat(10 * 1024 * 1024)}</p>`)).toBeNull();
  });

  test('a tag with a hundred thousand attributes is not read, instead of being compared for minutes', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ');
    expect(read(`<img ${names} src="${cdn}/${a}_x.jpg">`)).toBeNull();
    const same = `${'a '.repeat(100_000)}`;
    expect(read(`<img ${same} src="${cdn}/${a}_x.jpg">`)).toEqual([a]);
  });
});
