/** Keeps watch over the chains: verifies them again and again, and tells the administrators when something is wrong. */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.health;

import org.jspecify.annotations.NullMarked;
