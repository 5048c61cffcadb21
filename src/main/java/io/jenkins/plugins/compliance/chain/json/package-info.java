/**
 * Canonical JSON (RFC 8785) and the strict reader beside it: an immutable value model, a parser for hostile input, the
 * canonical writer with ECMAScript's number spelling, and a scanner that recognises canonical bytes without building
 * values. Pure; every limit is a constant of {@link io.jenkins.plugins.compliance.chain.json.JsonLimits}.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain.json;

import org.jspecify.annotations.NullMarked;
