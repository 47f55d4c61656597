import { relative } from 'node:path';
import { makeListingPictures } from '#test/screenshot/listing-pictures.ts';
import { makeReadmePicture } from '#test/screenshot/readme-picture.ts';
import { renderDrawings } from '#tooling/marketplace/drawings.ts';
import { projectRoot } from '#tooling/project.ts';

const makers = {
  readme: async () => [await makeReadmePicture()],
  drawings: renderDrawings,
  listing: makeListingPictures,
};

const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(makers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const file of await make()) process.stdout.write(`${relative(projectRoot, file)}\n`);
}
