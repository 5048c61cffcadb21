/**
 * The command line of auditors and newcomers: {@code compliance verify}, {@code log}, {@code append}, {@code prove},
 * {@code drill} and what belongs to them.
 *
 * <p>Commands bind arguments, call one thing below, and show what it says; they know nothing of evidence themselves. What
 * comes out of files goes through {@link io.jenkins.plugins.compliance.cli.Screen}, which lets nothing through that could
 * steer a terminal.
 */
@NullMarked
package io.jenkins.plugins.compliance.cli;

import org.jspecify.annotations.NullMarked;
