// Reads a JSON value a line, and writes each one's canonical form by the npm package canonicalize, an RFC 8785
// implementation that shares nothing with this project's but the specification.
import * as readline from 'node:readline';
import canonicalizeModule from 'canonicalize';

const canonicalize = canonicalizeModule.default ?? canonicalizeModule;
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(canonicalize(JSON.parse(line)) + '\n');
}
