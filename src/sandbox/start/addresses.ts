import { claimPort } from '#tooling/ports.ts';

/** The ports of the sandbox; 0 takes a free one. */
export interface Ports {
  /** The Designer page, Data API and OAuth. */
  designer: number;
  cdn: number;
  /** What `webflow extension serve` listens on. */
  panel: number;
  backend: number;
}

/** The origins of the sandbox's four servers. */
export type Origins = { [Name in keyof Ports]: string };

/** Claims every port, so that a start that cannot succeed fails at once. Throws `BusyPortError`. */
export async function claimPorts(wanted: Ports): Promise<Ports> {
  const [designer, cdn, panel, backend] = await Promise.all([
    claimPort(wanted.designer),
    claimPort(wanted.cdn),
    claimPort(wanted.panel),
    claimPort(wanted.backend),
  ]);
  return { designer, cdn, panel, backend };
}

/** The origin of each port. `localhost` and not the number, because cookies and Webflow's own tools say so. */
export function originsOf({ designer, cdn, panel, backend }: Ports): Origins {
  const at = (port: number) => `http://localhost:${port}`;
  return { designer: at(designer), cdn: at(cdn), panel: at(panel), backend: at(backend) };
}
