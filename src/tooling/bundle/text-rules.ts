import { ownRule, type Rule, review, scanner, without } from './rule.ts';

/** The files that a browser reads. */
const read = ['.js', '.css', '.html', '.json', '.svg'] as const;

/** What no file may hold, whatever it does with it. */
export const textRules = {
  obfuscation: {
    reason: 'the code must be readable',
    source: scanner('SEC-CODE-TRANSPARENCY'),
    find: without(/(?:\\x[\da-f]{2}){10}|\b_0x[\da-f]{2,}|\bwhile\s*\(\s*!!\[\]/gi, '.js'),
  },
  debugger: {
    reason: 'the word marks a development build, wherever it stands',
    source: scanner('PROD-NO-DEBUG-RESIDUE'),
    find: without(/\bdebugger\b/gi, ...read),
  },
  'debug-residue': {
    reason: 'nothing made for development is published',
    source: scanner('PROD-NO-DEBUG-RESIDUE'),
    find: without(
      /["'`][^"'`\n]*\/debug\/|\b(?:bypass|skip)[_-]?(?:onboarding|auth|review|verification|validation)/gi,
      ...read,
    ),
  },
  'token-in-url': {
    reason: 'addresses are written down in logs and histories',
    source: scanner('SEC-NO-TOKEN-IN-URL'),
    find: without(
      /[?&](?:(?:access_token|id_token|auth_token|jwt|bearer|apikey|api_key)=|token=(?:\$\{|["'`]\s*\+))/gi,
      ...read,
    ),
  },
  'development-build': {
    reason: 'only a production build is published',
    source: review,
    find: without(
      /\bimport\.meta\.(?:env|hot)\b|@vite\/client|\bpreact\/debug\b|\b__PREACT_DEVTOOLS__\b/g,
      '.js',
      '.html',
    ),
  },
  'designer-check': {
    reason: 'the check of the Designer is for the development panel',
    source: ownRule,
    find: without(/\bdesigner-check\b|Check this Designer/g, '.js', '.css', '.html', '.json'),
  },
  'server-code': {
    reason: 'what runs on the server stays there',
    source: review,
    find: without(
      /\bprocess\.env\b|["'`]node:\w|\bclient_secret\b|\b(?:SECRET_KEYS|METRICS_TOKEN|DATABASE_URL|REDIS_URL|WEBFLOW_CLIENT_\w+)\b/g,
      '.js',
      '.html',
    ),
  },
  secret: {
    reason: 'a key in the bundle is everybody’s',
    source: scanner('SEC-NO-CLIENT-SECRETS'),
    find: without(
      /\bAKIA[\dA-Z]{16}\b|\b[rs]k_live_[\da-z]|\b[rs]k_test_\w{16}|\bxox[abprs]-[\w-]{10}|\bgh[oprsu]_\w{36}|\bAIza[\w-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY|(?:client_?secret["'`]?\s*[:=]\s*["'`][^"'`]{4}|(?:api_?secret|private_?key)["'`]?\s*[:=]\s*["'`])[^"'`]{16}|\b[\da-f]{64}\b|\bgithub_pat_\w{22}|\bwhsec_[\w+/]{16}|["'`,][\w-]{1,32}:[\w-]{43}=?(?![\w-])|\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?):\/\/[^\s"'`/@]*:[^\s"'`/@]+@|\bBearer [\w.~+/-]{20}/gi,
      '.js',
      '.css',
      '.html',
      '.json',
      '.svg',
      '.txt',
      '.md',
    ),
  },
  'top-navigation': {
    reason: 'no frame may lead the Designer elsewhere',
    source: scanner('IFRAME-SANDBOX'),
    find: without(/allow-top-navigation/gi, '.js', '.html'),
  },
  'session-literal': {
    reason: 'a token in the bundle is everybody’s',
    source: scanner('SEC-NO-SENSITIVE-TOKENS-IN-STORAGE'),
    find: without(/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./g, '.js', '.html', '.json'),
  },
  'source-map-link': {
    reason: 'source maps are uploaded apart, so a link to one leads nowhere',
    source: review,
    find: without(/\bsourceMappingURL\b/g, '.js', '.css'),
  },
} as const satisfies Record<string, Rule>;
