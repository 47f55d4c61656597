import { html } from 'hono/html';
import { pagePaths } from '#contract/help.ts';
import { documentPage, howToReach, type Operator } from './document.ts';
import type { Page } from './page.ts';
import { picturePath, pictureSize, pictures } from './pictures.ts';

const figures = pictures.map(
  (
    { file, title, text },
    at,
  ) => html`<figure><img src="${picturePath(file)}" width="${pictureSize.width}" height="${pictureSize.height}" alt="${title}" loading="${at === 0 ? 'eager' : 'lazy'}"><figcaption><b>${title}.</b> ${text}</figcaption></figure>
`,
);

/** The home page: what the app does, shown on real screens, what it may do at Webflow, and how to install it. */
export function homePage(operator: Operator, connectUrl: string): Page {
  return documentPage(
    'home',
    'Know every image of your Webflow site',
    html`<p class="lead">Select an image in the Designer. Asset Inspector shows its alt text, its size, and its responsive variants in one place, says what to improve, and how.</p>
<p><a class="button" href="${connectUrl}">Connect a Webflow site</a></p>
${figures}
<h2 id="asks">What it asks for</h2>
<p>It asks Webflow for reading only: images, sites, and the confirmation that you’re working on the site. <b>Find uses</b> asks for three more permissions, to read pages, components, and the CMS; without these, everything else works. Alt texts are saved and files are replaced by the Designer itself, with your own permissions, and only when you press the button for it. <a href="${pagePaths.privacy}">Privacy</a> says what’s stored and for how long.</p>
<h2 id="more">More</h2>
<p><a href="${pagePaths.help}">Help</a> explains every finding and what to do about it. For anything else, write to ${howToReach(operator)}. Asset Inspector isn’t made or endorsed by Webflow.</p>`,
  );
}
