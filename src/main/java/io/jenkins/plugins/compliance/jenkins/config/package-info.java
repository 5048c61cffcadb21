/** How administrators, folders and jobs configure the plugin, and who may do what. */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.config;

import org.jspecify.annotations.NullMarked;
