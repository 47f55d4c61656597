/**
 * The hosts of `hostedUrl`, the current one first and older ones after it. Source: published sites, and the examples
 * of Data API v2.
 */
export const webflowFileHosts = [
  'cdn.prod.website-files.com',
  'assets.website-files.com',
  'assets-global.website-files.com',
  'global-uploads.webflow.com',
  'uploads-ssl.webflow.com',
  'uploads.webflow.com',
  's3.amazonaws.com',
  'daks2k3a4ib2z.cloudfront.net',
  // Webflow's own placeholder pictures, as an image element shows them before an asset is chosen. A
  // name of CloudFront is that of one customer.
  'd3e54v103j8qbb.cloudfront.net',
];

/** Those that hold other people's files as well, and where Webflow's begin. Source: examples of Data API v2. */
export const sharedFileHosts: Readonly<Record<string, string>> = {
  's3.amazonaws.com': '/webflow-prod-assets/',
};
