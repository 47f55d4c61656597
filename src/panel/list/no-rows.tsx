interface NoRowsProps {
  /** True for a list without items; false where search and chips leave none. */
  readonly isEmpty: boolean;
  readonly words: {
    readonly none: { readonly title: string; readonly body: string };
    readonly noneShown: string;
  };
}

/** In place of the rows of a list that has been read. */
export function NoRows({ isEmpty, words }: NoRowsProps) {
  return (
    <div class="state">
      <h1 class="state-title">{isEmpty ? words.none.title : words.noneShown}</h1>
      {isEmpty && <p>{words.none.body}</p>}
    </div>
  );
}
