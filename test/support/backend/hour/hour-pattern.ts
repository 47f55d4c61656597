import { seeded } from '#sandbox/pictures/random.ts';

/** One image selected by one person, in milliseconds from the start of the hour. */
export interface Selection {
  readonly at: number;
  readonly person: number;
  readonly image: number;
}

export const hour = 60 * 60_000;
const selections = 600;
const images = 120;
const people = 5;

/** Milliseconds between two selections of one image: a look at the text beside it, and back. */
const shortest = 1_000;
const longest = 6_000;

/**
 * An hour of 5 people who work through a site of 120 images, the same each time: every image is selected by one person,
 * 1 to 9 times in a row, 600 selections in all.
 */
export function workingHour(): Selection[] {
  const random = seeded(120);
  const all: Selection[] = [];
  for (let image = 0; image < images; image++) {
    // 5 on average: the selections of each pair of images add up to 10.
    const odd = 1 + Math.floor(seeded(Math.floor(image / 2) + 1)() * 9);
    const times = image % 2 === 0 ? odd : (2 * selections) / images - odd;
    let at = ((Math.floor(image / people) + random()) / (images / people)) * hour;
    for (let time = 0; time < times; time++) {
      all.push({ at: Math.round(at), person: image % people, image });
      at += shortest + random() * (longest - shortest);
    }
  }
  return all.toSorted((one, other) => one.at - other.at);
}

/**
 * The same number of selections, each of a random image at a random time by a random person: caching has no pattern to
 * use.
 */
export function scatteredHour(): Selection[] {
  const random = seeded(600);
  return Array.from({ length: selections }, () => ({
    at: Math.round(random() * hour),
    person: Math.floor(random() * people),
    image: Math.floor(random() * images),
  })).toSorted((one, other) => one.at - other.at);
}
