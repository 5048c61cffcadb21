/** What a build has to do with evidence: what it collected, promoted and attached, kept with the build and shown on it. */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.build;

import org.jspecify.annotations.NullMarked;
