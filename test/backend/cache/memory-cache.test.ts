import { cacheBattery } from '#test/support/backend/cache-battery.ts';
import { memoryCaches } from '#test/support/backend/caches.ts';

cacheBattery('memory', async ({ now }) => memoryCaches(now));
