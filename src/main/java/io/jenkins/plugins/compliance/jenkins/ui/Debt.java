package io.jenkins.plugins.compliance.jenkins.ui;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A control that services still wait for. Immutable.
 *
 * @param control its name, such as {@code worm_storage}
 * @param services how many services were promoted without it
 */
@ExportedBean(defaultVisibility = 9)
public record Debt(@Exported String control, @Exported long services) {}
