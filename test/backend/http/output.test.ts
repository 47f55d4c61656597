import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AltText } from '#contract/alt-texts.ts';
import { AssetDetails, Variant } from '#contract/asset.ts';
import { Disconnected } from '#contract/disconnect.ts';
import { MeasuredFile, Measurements } from '#contract/measurements.ts';
import { routes } from '#contract/routes.ts';
import { Session } from '#contract/session.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { partCall, single } from '#test/support/backend/single-part.ts';

const Exactly = {
  session: v.strictObject({ ...Session.entries, user: v.strictObject(Session.entries.user.entries) }),
  asset: v.strictObject({ ...AssetDetails.entries, variants: v.array(v.strictObject(Variant.entries)) }),
  measurements: v.strictObject({
    ...Measurements.entries,
    original: v.strictObject(MeasuredFile.entries),
    variants: v.array(v.strictObject(MeasuredFile.entries)),
  }),
  altTexts: v.array(v.strictObject(AltText.entries)),
  disconnected: v.strictObject(Disconnected.entries),
};

const tokenLike = /eyJ[\w-]*\.|[0-9a-f]{64}|bearer/i;
const emailLike = /[\w.]+@[\w.]+/;

function readExactly<const S extends v.GenericSchema>(schema: S, text: string): void {
  expect(v.safeParse(schema, JSON.parse(text)).issues, text).toBeUndefined();
}

describe('Z4 field-minimum: an answer holds what the contract lists and nothing else', () => {
  test('Z4 field-minimum: a session has a first name, and neither email nor user id', async () => {
    const { backend } = await startSignedIn();
    backend.webflow.faults.next('POST /beta/token/resolve', {
      kind: 'respond',
      body: { ...users.ingrid, siteId: sites.outdoors.id, role: 'admin', accessToken: 'x'.repeat(64) },
    });
    const text = await (await backend.exchange()).text();
    readExactly(Exactly.session, text);
    expect(text).not.toMatch(emailLike);
    expect(text).not.toContain(users.ingrid.id);
    expect(text).not.toContain(users.ingrid.lastName);
  });

  test.each(catalog.filter(({ siteId }) => siteId === sites.outdoors.id).map(({ key }) => key))(
    'Z4 field-minimum: the asset %s',
    async (key) => {
      const { read } = await startSignedIn();
      const text = await (await read(assetIdOf(key))).text();
      readExactly(Exactly.asset, text);
      expect(text).not.toMatch(tokenLike);
      expect(text).not.toMatch(emailLike);
    },
  );

  test('Z4 field-minimum: measurements and alt texts', async () => {
    const { backend, session } = await startSignedIn();
    const assetId = assetIdOf('everything');
    const headers = { authorization: `Bearer ${session}` };
    for (const part of ['measurements', 'altTexts'] as const) {
      const body = partCall(assetId, part);
      const response = await backend.ask(routes.readAssets.path, { body, headers });
      const text = await (await single(response, part)).text();
      readExactly(Exactly[part], text);
      expect(text).not.toMatch(tokenLike);
      expect(text).not.toMatch(emailLike);
    }
  });

  test('Z4 field-minimum: fields that Webflow adds are left out', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'rewrite',
      json: (body) => {
        if (typeof body !== 'object' || body === null) return body;
        const variant = { hostedUrl: 'https://x.example', uploadUrl: 'secret', acl: 'secret' };
        return { ...body, uploadDetails: 'secret', createdBy: 'a@example.com', variants: [variant] };
      },
    });
    const text = await (await read(assetIdOf('everything'))).text();
    readExactly(Exactly.asset, text);
    expect(text).not.toContain('secret');
    expect(text).not.toMatch(emailLike);
  });

  test('Z4 field-minimum: the end of a connection', async () => {
    const { backend, session } = await startSignedIn();
    const headers = { authorization: `Bearer ${session}` };
    const text = await (await backend.ask('/api/disconnect', { method: 'POST', headers })).text();
    readExactly(Exactly.disconnected, text);
  });

  test('Z4 field-minimum: health returns only a status', async () => {
    const { backend } = await startSignedIn();
    for (const path of ['/livez', '/readyz']) {
      expect(await (await backend.app.request(path)).json()).toEqual({ status: 'ok' });
    }
  });
});
