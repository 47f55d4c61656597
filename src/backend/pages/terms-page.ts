import { html } from 'hono/html';
import { pagePaths } from '#contract/help.ts';
import { documentPage, howToReach, type Operator } from './document.ts';
import type { Page } from './page.ts';

/** The terms page: the service, its lack of warranty, and how it ends. */
export function termsPage(operator: Operator): Page {
  return documentPage(
    'terms',
    'Terms of use',
    html`<p class="lead">Use Asset Inspector on sites you may work on. It’s free, and it comes without a warranty.</p>
<p>These terms are between you and the operator of ${operator.host}. By connecting a site you agree to them.</p>

<h2 id="service">What the service does</h2>
<p>Asset Inspector reads facts about the images of your site from Webflow and shows them in the Designer. It changes alt texts, replaces files, and selects elements only when you press a button for it, through the Designer and with your own permissions.</p>

<h2 id="you">What we ask of you</h2>
<ul>
<li>Connect only sites you’re allowed to work on. Webflow’s own terms hold there too.</li>
<li>Don’t try to reach other people’s sites through the service, get around its limits, or disturb it for others.</li>
<li>Check what it suggests. Findings are advice: whether a text describes an image, and whether a smaller file looks good enough, is for you to judge.</li>
<li>Before you replace files, keep copies of those you can’t do without. Undo puts the original back only until the panel is closed.</li>
</ul>

<h2 id="yours">What’s yours stays yours</h2>
<p>You keep all rights to your sites, images, and texts. We use them only to show you their facts, as the <a href="${pagePaths.privacy}">privacy page</a> says.</p>

<h2 id="warranty">No warranty</h2>
<p>The service is provided as it is. It can be slow, wrong, or away, and Webflow may change what apps can read. As far as the law allows, the operator isn’t liable for damage that comes from using it. Nothing here limits rights that the law gives you as a consumer.</p>
<p>Savings the app names before it has weighed a file are estimates from published studies. Your images may differ.</p>

<h2 id="end">How it ends</h2>
<p>Disconnect the site or uninstall the app whenever you like. We may close the service, or end access that harms it or others. The installation is then deleted.</p>

<h2 id="software">Software and names</h2>
<p>The software is published under the MIT License. Asset Inspector isn’t made or endorsed by Webflow. Webflow is a trademark of Webflow, Inc.</p>

<h2 id="changes">Changes and questions</h2>
<p>When these terms change, this page changes with them. Write to ${howToReach(operator)}.</p>`,
  );
}
