package io.jenkins.plugins.compliance.jenkins.ui;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * How many services are in a state. Immutable.
 *
 * @param state which
 * @param services how many
 */
@ExportedBean(defaultVisibility = 9)
public record StateCount(@Exported Label state, @Exported long services) {}
