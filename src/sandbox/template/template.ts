/** The placeholder that `webflow extension serve` replaces with index.html. Source: webflow-cli 2.2.0. */
const slot = '{{ui}}';

/**
 * The HTML template that `webflow extension serve` wraps around the panel: a script that defines the global `webflow`
 * before any script of the panel runs, then the placeholder. Throws if the script contains the placeholder, `</script`
 * or `<!--`, which would change how the page is parsed.
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
