import type { HandleRef } from '../wire.ts';

/** A handle in serialised form. */
export interface PackedHandle<Kind extends HandleRef['target']['handle']> {
  $handle: HandleRef & { target: { handle: Kind } };
}

/**
 * The serialised form of a result of the official typings: objects with methods become handles, everything else stays.
 * A result that no longer matches the official typings does not compile.
 */
export type Serialized<T> = T extends { readonly [brand]: 'Element' }
  ? PackedHandle<'element'>
  : T extends { readonly [brand]: 'Component' }
    ? PackedHandle<'component'>
    : T extends Asset
      ? PackedHandle<'asset'>
      : T extends Page
        ? PackedHandle<'page'>
        : T extends Style
          ? PackedHandle<'style'>
          : T extends readonly (infer Item)[]
            ? Serialized<Item>[]
            : T extends object
              ? { [Name in keyof T]: Serialized<T[Name]> }
              : T;

type Result<Method> = Method extends (...args: never[]) => Promise<infer Value> ? Value : never;

/** The host's implementations of methods of an official type: arguments are `unknown`, results are typed as documented. */
export type HostedMethods<Api, Names extends keyof Api> = {
  [Name in Names]: (
    ...args: unknown[]
  ) => Serialized<Result<Api[Name]>> | Promise<Serialized<Result<Api[Name]>>>;
};
