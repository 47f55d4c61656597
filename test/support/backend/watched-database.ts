import type { Database } from '#backend/database/database.ts';

/** A database that counts its uses, and that can be made to fail. */
export function watchDatabase() {
  let uses = 0;
  let failure: { thrown: unknown } | undefined;
  return {
    /** For `wrapDatabase`. */
    wrap: (db: Database): Database =>
      new Proxy(db, {
        get(target, name) {
          uses++;
          if (failure) throw failure.thrown;
          const member: unknown = Reflect.get(target, name);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      }),
    uses: () => uses,
    /** From now on every use throws this very value. */
    failWith(thrown: unknown): void {
      failure = { thrown };
    },
    /** Ends that. */
    recover(): void {
      failure = undefined;
    },
  };
}
