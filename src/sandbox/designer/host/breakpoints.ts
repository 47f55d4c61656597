/** The breakpoints of the open site, in the order the cascade walks them. Source: Designer API, `getAllMediaQueries`. */
export const breakpoints: readonly MediaQuery[] = [
  { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null, isBase: true },
  { id: 'medium', name: 'Tablet', minWidth: null, maxWidth: 991, isBase: false },
  { id: 'small', name: 'Mobile landscape', minWidth: null, maxWidth: 767, isBase: false },
  { id: 'tiny', name: 'Mobile portrait', minWidth: null, maxWidth: 478, isBase: false },
];
