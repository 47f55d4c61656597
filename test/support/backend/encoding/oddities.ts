/** What the odd program does, by the quality that it is asked for; at 80 it answers. */
export const oddities = { never: 1, dies: 2, grows: 3, nonsense: 4, exits: 5, fails: 6 } as const;
