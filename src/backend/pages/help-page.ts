import { html } from 'hono/html';
import { type HelpTopic, helpTopics, pagePaths } from '#contract/help.ts';
import { documentPage, howToReach, type Operator } from './document.ts';
import { helpSections } from './help-sections.ts';
import type { Markup, Page } from './page.ts';

function contents(topics: readonly HelpTopic[]): Markup {
  const links = topics.map((topic) => html`<li><a href="#${topic}">${helpSections[topic].title}</a></li>`);
  return html`<ul class="contents">${links}</ul>`;
}

function section(topic: HelpTopic): Markup {
  const { title, why, steps } = helpSections[topic];
  return html`<section id="${topic}"><h3>${title}</h3><p>${why}</p><ul>${steps.map((step) => html`<li>${step}</li>`)}</ul></section>
`;
}

const firstSteps = html`<h2 id="start">First steps</h2>
<ol>
<li>Open a site in the Designer and launch Asset Inspector from the Apps panel, or from the settings of an image element.</li>
<li>Select an image on the canvas. Its alt text, its files, and what to do next appear.</li>
<li>Press <b>Connect site</b> once for each site and allow access on Webflow’s page. From then on everyone who works on the site sees sizes and variants too.</li>
</ol>
<p>The app asks Webflow for reading only. When you write an alt text, the Designer itself saves it, with your own permissions, and only when you press <b>Save</b>.</p>`;

const views = html`<h2 id="views">What you see</h2>
<p><b>Selected</b> shows one image. On top is what to do next, and behind its arrow everything else that can be improved. <b>Alt text</b> is what visitors hear: <b>Everywhere</b> is the asset’s text, <b>Only here</b> this image’s own. <b>Files</b> shows every file Webflow made, with its bytes and the screens that load it. Below, what each breakpoint loads and needs, and the facts of the file, open at a press. <b>Compare 1:1</b>, in the facts of the file, puts the original beside a variant.</p>
<p>Where you select a component, a background, or a block with images inside, the panel shows the images in it or near it.</p>
<p><b>This page</b> lists every image of the open page or component, with its alt text and what a phone loads. Search it by name, alt text, or file type, and press <b>No alt</b>, <b>Heavy</b>, or <b>Blurry</b> to see only those. Press an image to select it on the canvas and see its details. <b>‹ Back</b> returns to its row. The ⋯ beside the search saves the list as CSV, or as a report to print.</p>
<p>There, apps can’t see images in rich text, embeds, and on other pages.</p>
<p><b>Site</b> lists every asset of the site, videos and documents too, heaviest first. Press <b>No alt</b>, <b>Heavy</b>, or <b>Twice</b> to see only those, and press an asset to see its files and texts. <b>Find uses</b> asks Webflow for three more permissions, and reads your pages, components, and Collections. Each asset then shows where it’s used. Without these permissions, everything else works.</p>`;

const weighing = html`<h2 id="weighing">Try WebP and AVIF</h2>
<p>Press <b>Try WebP</b> for an image, and its own file is encoded for real. You see what each new file weighs and how much it looks like the original. Nothing changes on your site.</p>
<ul>
<li><b>Compare</b> shows the original and the new file side by side, at true pixels and larger.</li>
<li><b>Download</b> saves the new file. To use it, open the Assets panel in the Designer, press the gear of the asset, and replace its file.</li>
<li><b>Replace in Webflow</b> does this for you. It’s in beta: try it on a copy of the asset first. It replaces the file of the asset itself, which the whole site shares. Webflow doesn’t document whether the URL, the alt text, and the name stay. <b>Undo</b> puts the exact original back, until you close the panel or replace another file.</li>
<li><b>This page</b> and <b>Site</b> weigh all images that their list shows, one after the other, and add up what visitors would save.</li>
</ul>
<section id="likeness"><h3>How alike two files look</h3><p>The number beside each file is SSIMULACRA 2, a measure made from thousands of people’s judgements. 100 is equal. From 90 on, people see no difference even where the two take turns in one place. From 80 on, most people see none side by side. We suggest the smallest file from 80 on. Look for yourself where an image matters.</p></section>
<section id="left-out"><h3>What a new file doesn’t have</h3><p>Metadata, such as the camera and the place of a photo, is left out. A colour profile is applied first, so that the colours stay. Transparency stays, and so does animation in WebP. AVIF is offered for still images only. An SVG stays an SVG and gets shorter.</p></section>`;

function troubles(operator: Operator): Markup {
  return html`<h2 id="trouble">When something’s wrong</h2>
<section id="not-connected"><h3>Site isn’t connected</h3><p>Press <b>Connect site</b> and choose this very site, or its whole Workspace, on Webflow’s page. If you chose another site by mistake, connect again and choose this one.</p></section>
<section id="rate-limited"><h3>Webflow needs a break</h3><p>Webflow limits how often apps may ask in a minute. The panel counts down and goes on by itself.</p></section>
<section id="not-allowed"><h3>Text can’t be saved</h3><p>The Designer decides what you may change. Switch to Design mode, or ask an admin of the site for access.</p></section>
<section id="blocked"><h3>We lost the connection</h3><p>Check that your network lets the browser reach ${operator.host}. Company firewalls and ad blockers sometimes don’t.</p></section>
<section id="disconnect"><h3>Stop using it</h3><p>Press ⋯ at the top of the panel, then <b>Disconnect site</b>, or uninstall the app in your site’s settings. The <a href="${pagePaths.privacy}">privacy page</a> says what’s deleted then.</p></section>
<h2 id="contact">Ask us</h2>
<p>Write to ${howToReach(operator)}. If the panel shows a request id, send it along. It lets us find what happened without knowing who you are.</p>`;
}

const isAboutText = (topic: HelpTopic): boolean =>
  helpTopics.indexOf(topic) < helpTopics.indexOf('processing');

/** The help page: how to begin, one section for each finding, and what to do in trouble. */
export function helpPage(operator: Operator): Page {
  const texts = helpTopics.filter(isAboutText);
  const files = helpTopics.filter((topic) => !isAboutText(topic));
  return documentPage(
    'help',
    'Help',
    html`<p class="lead">Asset Inspector shows what Webflow knows of the image you select: its alt text, its weight, its responsive variants, and what to improve.</p>
${firstSteps}
${views}
${weighing}
<h2 id="alt-text">Findings about alt text</h2>
${contents(texts)}
${texts.map(section)}
<h2 id="files">Findings about files</h2>
${contents(files)}
${files.map(section)}
${troubles(operator)}`,
  );
}
