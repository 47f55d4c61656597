import { getByRoleSelector, getByTextSelector } from 'ivya';

/** What has this role and exactly this name; without a name, everything of the role. */
export function byRole(role: string, name?: string | RegExp): string {
  return getByRoleSelector(role, name === undefined ? {} : { name, exact: true });
}

/** The innermost element with this text, or a part of it where it isn't `exact`. */
export function byText(text: string | RegExp, exact = true): string {
  return getByTextSelector(text, { exact });
}

/** What the last selector names, inside of what the ones before it name. */
export function inside(...selectors: string[]): string {
  return selectors.join(' >> ');
}

/** An element of the canvas by its stable id. */
export function onCanvas(element: string): string {
  return `css=button[data-element="${element}"]`;
}
