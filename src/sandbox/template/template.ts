/** Where `webflow extension serve` puts our index.html. Source: webflow-cli 2.2.0. */
const slot = '{{ui}}';

/**
 * The page that `webflow extension serve` wraps around our panel: a script that defines the global `webflow` before
 * any script of ours runs, then the slot. Throws where the script holds what would end it or be taken for the slot.
 */
export function extensionTemplate(runtimeScript: string, designerOrigin: string): string {
  const script = runtimeScript.replaceAll('__DESIGNER_ORIGIN__', () => designerOrigin);
  if (script.includes(slot) || /<\/script|<!--/i.test(script)) {
    throw new Error('The runtime script cannot be put into a page as it is');
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script>${script}</script>
</head>
<body>
${slot}
</body>
</html>
`;
}
