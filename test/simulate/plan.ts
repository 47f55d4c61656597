import { seeded } from '#sandbox/pictures/random.ts';
import { hour } from '#test/support/backend/hour/hour-pattern.ts';

/** What is played. Times are milliseconds. */
export interface Plan {
  readonly seed: number;
  /** Sites on which the app is installed, and people who use it within the day. */
  readonly sites: number;
  readonly designers: number;
  /** Hours that are played: 24 for a day with its mornings and nights, fewer for people who come all over that time. */
  readonly hours: number;
  /** Hours with the panel open that each person has in a day. */
  readonly panelHours: number;
  /** People who work on one site at once at most. */
  readonly peopleAtOnce: number;
  readonly instances: number;
}

/** Assumptions without a measurement. */
export const assumed = {
  /** The power of Zipf's law: the second site has half as many visits as the first. */
  zipf: 1,
  /** The share of these hours in which "This page" is opened once, and how many images a page has. */
  pageLists: 0.1,
  pageImages: 40,
  /** The share of installations that cover a workspace, and how many sites these have at most. */
  workspaces: 0.4,
  workspaceSites: 10,
  /** Milliseconds that Webflow takes, all equally likely. */
  webflow: { least: 50, most: 350 },
  /** Where people live: hours from UTC at which their day from 9 to 17 begins, and how many of all. */
  zones: [
    { utc: -6, share: 0.4 },
    { utc: 1, share: 0.35 },
    { utc: 8, share: 0.25 },
  ],
} as const;

/** One hour in which a person has the panel open on a site. */
export interface PanelHour {
  readonly designer: number;
  readonly site: number;
  readonly begin: number;
}

/** Draws numbers from 0 on, the first being most likely. */
function createZipf(many: number, power: number, random: () => number): () => number {
  const sums = new Float64Array(many);
  let sum = 0;
  for (let rank = 0; rank < many; rank++) {
    sum += 1 / (rank + 1) ** power;
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, many - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Which installation covers each site, by the site's number. */
export function installationsOf({ sites, seed }: Plan): Int32Array {
  const random = seeded(seed + 1);
  const all = Int32Array.from({ length: sites }, (_, site) => site);
  for (let last = sites - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [all[last] ?? 0, all[other] ?? 0];
    all[last] = two;
    all[other] = one;
  }
  const owners = new Int32Array(sites);
  let installation = 0;
  for (let first = 0; first < sites; installation++) {
    const isWorkspace = random() < assumed.workspaces;
    const size = isWorkspace ? 2 + Math.floor(random() * (assumed.workspaceSites - 1)) : 1;
    for (const site of all.subarray(first, first + size)) owners[site] = installation;
    first += size;
  }
  return owners;
}

/** When a person's hours begin. */
function beginsOf({ hours, panelHours }: Plan, random: () => number): number[] {
  if (hours < 24) return [random() * hours * hour];
  const drawn = random();
  let passed = 0;
  const zone = assumed.zones.find(({ share }) => {
    passed += share;
    return drawn < passed;
  });
  const nine = 9 - (zone?.utc ?? 0) + (random() - 0.5) * 3;
  return Array.from({ length: panelHours }, (_, part) => {
    const length = 8 / panelHours;
    return ((nine + part * length + random() * (length - 1) + 24) % 24) * hour;
  });
}

/** All hours in which panels are open, in no order. */
export function panelHoursOf(plan: Plan): PanelHour[] {
  const random = seeded(plan.seed);
  const draw = createZipf(plan.sites, assumed.zipf, random);
  const begun = new Map<number, number[]>();
  const all: PanelHour[] = [];
  for (let designer = 0; designer < plan.designers; designer++) {
    for (const begin of beginsOf(plan, random)) {
      const isFull = (site: number): boolean => {
        const others = begun.get(site) ?? [];
        return others.filter((other) => Math.abs(other - begin) < hour).length >= plan.peopleAtOnce;
      };
      let site = draw();
      for (let times = 0; isFull(site) && times < 1_000; times++) site = draw();
      begun.set(site, [...(begun.get(site) ?? []), begin]);
      all.push({ designer, site, begin: Math.round(begin) });
    }
  }
  return all;
}
