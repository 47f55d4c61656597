import {
  type BundleContents,
  bundleBackend,
  goodContents,
  manifest,
} from '#test/support/panel/small-bundle.ts';

const script = (text: string) =>
  [`the script ${text}`, { 'assets/index-A1.js': goodContents['assets/index-A1.js'] + text }] as const;

/** What a bundle may have though it looks like what a rule refuses. */
export const passes: readonly (readonly [string, BundleContents])[] = [
  ['names with dots and dashes', { 'assets/a-b.min.css': '', 'fonts/A_b.c-d.txt': '' }],
  [
    'a test, a src and a read me within its folders',
    { 'assets/test.css': '', 'assets/src/a.css': '', 'README.md': '' },
  ],
  [
    'a manifest with room between its words',
    { 'webflow.json': manifest({ name: ' A "b" : c' }).replaceAll('":', '" :\n ') },
  ],
  ['a manifest in one line', { 'webflow.json': JSON.stringify(JSON.parse(manifest())) }],
  [
    'a manifest for forms as well',
    { 'webflow.json': manifest({ appIntents: { image: ['manage', 'create'], form: ['create'] } }) },
  ],
  ['a public folder of its own', { 'webflow.json': manifest({ publicDir: './dist/panel-1.2/' }) }],
  ...[
    'x.open(y);x.write(y);x.parent.document;x.parent.location;x.top;x.cookie',
    'const f=(open,top)=>open(top)',
    'const w=window;(function(w){w.open(1)})(x);function w2(w2){w2.open(1)}',
    '(x?y:z).open(1);x.ownerDocument.createElement(`p`)',
    'function open(e){return e}open(1)',
    'try{x()}catch(parent){parent.y()}',
    'import{read as top}from"./read-C3.js";top(1)',
    'const{open:o,top:t}=x;o(t)',
    'for(const top of x)top.y()',
    'export{read as"x",read as top}from"./read-C3.js"',
    'if(x)var top=1;top.y()',
    'class A{static{var top=1;top.y()}}x=class parent{a(){parent.y()}}',
    'x={open(){},top:1,parent:2,eval2:3}',
    'top:for(;;)break top',
    'x instanceof Function;Function.prototype.bind.call(x)',
    'class A{constructor(){}make(){return this.constructor()}}x.constructor===A',
    'setTimeout(()=>{},1);setTimeout(x,1)',
    'console.log("eval(x) and document.write, window.open")',
    'x=/eval\\(|innerHTML/',
    'd.createElement("p");h("p",{});x.push("script","iframe");x.get("object")',
    'x=`Select <object or <iframe`',
    'x="Function (math)";x="the debugger"',
    'addEventListener("x",y);Array.from("abc");x.from(`y`)',
    'x=\'import "z"\';y=\'from "y"\'',
    'ask("/api/assets");x={path:"/api"};fetch(y+"/api");fetch("./x");x.href="#a"',
    'x.protocol===`https:`||x.protocol==="http:"',
    'x="a // b";y="/api//x";z="see https: it is safe"',
    'x="file.local/2";y="local";z="a.locale"',
    `fetch("${bundleBackend}//x");fetch("${bundleBackend}/"+x)`,
    'x="data:,";y="data:image/png;base64,AA"',
    'x="k1:short";y={[`Bearer `+x]:1};z="redis://host/0"',
  ].map(script),
  ...[
    '<p>on = off, style = none</p>',
    '<p title="onclick=x">x</p>',
    '<a href="./index.html">x</a>',
    '<a href="#panel">x</a>',
    '<IMG SRC=./icon.svg>',
    '<img srcset="./icon.svg, icon.svg 2x">',
    `<a href="${bundleBackend}/help">x</a>`,
    `<link rel="preconnect" href="${bundleBackend}" crossorigin>`,
  ].map((text) => [`the page ${text}`, { 'index.html': goodContents['index.html'] + text }] as const),
  ...[
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>',
    '<svg><path d="M0 0"/></svg>',
  ].map((text) => [`the picture ${text}`, { 'icon.svg': text }] as const),
  ...[
    "a{background:image-set('../icon.svg' 1x)}",
    '@import"./page.css";',
    "a{content:'url'}",
    'a{transition:color 1s,top 2s}',
  ].map((text) => [`the style ${text}`, { 'assets/style-B2.css': text }] as const),
];
