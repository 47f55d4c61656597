import { html } from 'hono/html';
import { limits } from '../platform/limits.ts';
import { documentPage, howToReach, type Operator } from './document.ts';
import type { Page } from './page.ts';

const heldMinutes = limits.heldForMs / 60_000;
const knownDays = limits.knownAddressLifetimeMs / (24 * 60 * 60_000);
const unusedDays = limits.unusedInstallationMs / (24 * 60 * 60_000);

/** The privacy page: what is stored, for how long, who gets it, and how to have it deleted. */
export function privacyPage(operator: Operator): Page {
  return documentPage(
    'privacy',
    'Privacy',
    html`<p class="lead">We store what it takes to read your site’s images, and of you only a fingerprint of the IP address you work from. There’s no tracking, no advertising, and no analytics.</p>
<p>This page is about the service at ${operator.host}. Its operator answers for what’s written here.</p>

<h2 id="stored">What we store</h2>
<ul>
<li><b>For each installation</b>: an id of our own, when it was made, when it was last used, Webflow’s id of it, and the ids of the sites and Workspaces you chose on Webflow’s page. Where Webflow has refused its token, since when.</li>
<li><b>The access token</b> Webflow gave us, encrypted with AES-256-GCM. Its key is kept apart from the database.</li>
<li><b>For an installation’s safety</b>: from which IP addresses people have signed in, as one-way fingerprints under a key that’s kept apart from the database. Each is deleted ${knownDays} days after the last time. They keep strangers from holding you up.</li>
<li><b>Where assets are used</b>, if someone on your site has pressed Find uses: the ids and names of its pages, components, Collections, items, and fields, and the ids of the assets they show. No texts, no HTML, and no other content. It’s read again when somebody asks for that, and deleted with the installation, or ${unusedDays} days after the last look at it.</li>
<li><b>While you connect</b>: a fingerprint of a random value, for 10 minutes at most. How it ended, and the id of one site or Workspace, for 10 minutes more.</li>
</ul>
<p>We don’t store your name, your email, your user id, or your images.</p>

<h2 id="passing">What passes through</h2>
<ul>
<li><b>Facts about images</b>: names, sizes, variants, alt texts, and addresses. They’re kept in a cache for a day at most, apart for each installation. The first bytes of an image’s files are read to measure them, and aren’t kept. Files of the same type and size are read whole to find those that were uploaded twice: only their SHA-256 hashes are kept.</li>
<li><b>Files you try as WebP and AVIF</b>: when you press that button, our server reads the image’s file from Webflow’s file hosts and encodes it. The file and what it was encoded to are in memory for minutes, for your comparison, your download, and Undo. They’re never written to disk and never sent anywhere but to your panel. Only numbers are kept, for a day at most: formats, sizes, and how alike the files look. Metadata in the file, such as the place a photo was taken, isn’t read, and is left out of the new files.</li>
<li><b>Who’s asking</b>: the Designer hands the panel a proof that you’re working on the site, and Webflow tells us your user id and first name for it. The id is a part of your session, which ends after 15 minutes. The name goes to your panel and isn’t kept.</li>
<li><b>Your IP address</b>: requests are counted by address for a short while, under a one-way fingerprint, so that nobody can slow the service down for others.</li>
<li><b>Logs</b>: the time, the kind of request, how it ended, a random request id, and a one-way fingerprint of the site’s id. No names, no IP addresses, no tokens, and no contents.</li>
<li><b>Pages, components, and CMS items</b>, while uses are looked for: their content is searched for assets in memory and then dropped. We read them through Webflow’s Data API only. The published site is never crawled.</li>
</ul>
<p>Alt texts you write go from the panel to the Designer. They don’t pass our server on their way. A file you replace goes from the panel to the Designer too. The panel holds the original in your browser’s memory for Undo, until you close it or replace another file.</p>

<h2 id="cookies">Cookies</h2>
<p>One, while you connect a site: it ties Webflow’s answer to your browser. It’s gone when that’s done, or after 10 minutes. The panel itself uses no cookies and no browser storage.</p>

<h2 id="access">What we may do at Webflow</h2>
<ul>
<li><b>assets:read</b>, to read what Webflow knows of an image.</li>
<li><b>authorized_user:read</b>, to have Webflow confirm that you’re working on the site.</li>
<li><b>sites:read</b>, to learn the sites of a Workspace, their locales, and the address of their Designer.</li>
<li><b>pages:read</b>, <b>components:read</b>, and <b>cms:read</b>, to find where assets are used. We ask for them only when you press Find uses, and everything else works without them.</li>
</ul>
<p>We can’t change, upload, or delete anything with these.</p>

<h2 id="others">Who else gets it</h2>
<p>Nobody. Our server talks to Webflow, at api.webflow.com and webflow.com, and to the hosts of Webflow’s image files. The panel talks to our server, and shows pictures from Webflow’s file hosts.</p>

<h2 id="how-long">For how long</h2>
<p>Until you disconnect the site or uninstall the app. We learn of an uninstall the next time we ask Webflow. From then on we use nothing of it, and delete it ${heldMinutes} minutes later, once Webflow has confirmed it. An installation that nobody has used for ${unusedDays} days is deleted too. Copies of the database for emergencies may last a little longer.</p>

<h2 id="delete">Have it deleted</h2>
<p>Press ⋯ at the top of the panel, then <b>Disconnect site</b>. The token is revoked at Webflow, and the installation and all facts about its images are deleted at once. You can also uninstall the app at Webflow, or write to ${howToReach(operator)}.</p>

<h2 id="contact">Questions</h2>
<p>Write to ${howToReach(operator)}. You may ask what we hold about your sites, have it corrected, and have it deleted.</p>`,
  );
}
