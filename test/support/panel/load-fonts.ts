import '#panel/styles.ts';

// `optional` draws a page whose fonts come after 100 ms without them; text is measured, and pictured, with them.
await Promise.all(
  [...document.fonts].map((face) => {
    face.display = 'block';
    return face.load();
  }),
);
