/** The memory of a response in bytes, and since when it makes no progress, in milliseconds. */
interface ResponseSize {
  readonly size: number;
  readonly since: number;
}

/** The responses of one address. */
interface ClientResponses<A> {
  size: number;
  /** The responses that may be cut, with their sizes, the longest without progress first. */
  readonly answers: [answer: A, size: number][];
}

/** Groups responses by the address of their client, the address with the most memory first. */
export function largestClientsFirst<A>(
  sizes: Iterable<[answer: A, size: ResponseSize]>,
  clientOf: (answer: A) => string,
  mayBeCut: (answer: A) => boolean,
): ClientResponses<A>[] {
  const clients = new Map<string, ClientResponses<A>>();
  const oldestFirst = [...sizes].toSorted(([, one], [, other]) => one.since - other.since);
  for (const [answer, { size }] of oldestFirst) {
    const name = clientOf(answer);
    const client = clients.get(name) ?? { size: 0, answers: [] };
    clients.set(name, client);
    client.size += size;
    if (mayBeCut(answer)) client.answers.push([answer, size]);
  }
  return [...clients.values()].toSorted((one, other) => other.size - one.size);
}
