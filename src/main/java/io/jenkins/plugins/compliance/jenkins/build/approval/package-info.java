/** Waiting for the people who must approve a promotion, on the page of the build that asks for it and over the API. */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.build.approval;

import org.jspecify.annotations.NullMarked;
