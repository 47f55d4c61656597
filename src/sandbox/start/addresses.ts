import { claimPort } from '#tooling/ports.ts';

/** The ports of the sandbox; 0 selects a free one. */
export interface Ports {
  /** The Designer page, Data API and OAuth. */
  designer: number;
  cdn: number;
  /** The port of `webflow extension serve`. */
  panel: number;
  backend: number;
}

/** The origins of the sandbox's four servers. */
export type Origins = { [Name in keyof Ports]: string };

/** Resolves each 0 to a free port and checks that all ports are free. Rejects with `BusyPortError`. */
export async function claimPorts(wanted: Ports): Promise<Ports> {
  const [designer, cdn, panel, backend] = await Promise.all([
    claimPort(wanted.designer),
    claimPort(wanted.cdn),
    claimPort(wanted.panel),
    claimPort(wanted.backend),
  ]);
  return { designer, cdn, panel, backend };
}

/** The origin of each port, with the host `localhost` as in the URLs of Webflow's CLI. */
export function originsOf({ designer, cdn, panel, backend }: Ports): Origins {
  const at = (port: number) => `http://localhost:${port}`;
  return { designer: at(designer), cdn: at(cdn), panel: at(panel), backend: at(backend) };
}
