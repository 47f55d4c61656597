import fc from 'fast-check';
import { type Bytes, join, u16, u32 } from './bytes.ts';

/** Numbers that lengths, counts and places go wrong with. */
const numbers = [
  0, 1, 7, 8, 255, 256, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

type Mutation = (bytes: Bytes, at: number) => Bytes;

const overwrite =
  (part: readonly number[]): Mutation =>
  (bytes, at) =>
    join(bytes.subarray(0, at), part, bytes.subarray(at + part.length));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map((byte) => overwrite([byte])),
  fc.constantFrom(...numbers).map((number) => overwrite(u32(number))),
  fc.constantFrom(...numbers).map((number) => overwrite(u32(number, true))),
  fc.constantFrom(...numbers).map((number) => overwrite(u16(number))),
  fc.constant<Mutation>((bytes, at) => join(bytes.subarray(0, at))),
  fc.nat(400).map(
    (length): Mutation =>
      (bytes, at) =>
        join(bytes.subarray(0, at), bytes.subarray(at + length)),
  ),
  fc.tuple(fc.nat(400), fc.nat(40)).map(
    ([length, many]): Mutation =>
      (bytes, at) => {
        const again = Array.from({ length: many }, () => bytes.subarray(at, at + length));
        return join(bytes.subarray(0, at), ...again, bytes.subarray(at));
      },
  ),
);

/** One of these pictures with a few things wrong in it, most of them near its start. */
export function mutated(pictures: readonly Bytes[]): fc.Arbitrary<Bytes> {
  const place = fc.oneof(fc.nat(200), fc.nat(2_000), fc.nat(100_000));
  const changes = fc.array(fc.tuple(mutation, place), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...pictures), changes)
    .map(([picture, all]) =>
      all.reduce((bytes, [change, at]) => change(bytes, at % Math.max(1, bytes.length)), picture),
    );
}
