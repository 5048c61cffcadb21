/**
 * The evidence entry, format 1: what one line of a chain says, how a draft becomes an entry (canonical form, hash link,
 * identifier, timestamp), and how a stored line is read back. Pure.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain.entry;

import org.jspecify.annotations.NullMarked;
