import { cacheBattery } from '#test/support/cache-battery.ts';
import { memoryCaches } from '#test/support/caches.ts';

cacheBattery('memory', async ({ now }) => memoryCaches(now));
