/** The languages the panel speaks; the first is for everybody else. Each has a file of its name here. */
export const languages = ['en', 'de'] as const;

/** The one it speaks: the first of the reader's own that it knows. Source: HTML standard, `navigator.languages`. */
export const lang =
  navigator.languages
    .map((tag) => languages.find((known) => known === tag.split('-')[0]))
    .find((known) => known !== undefined) ?? languages[0];
