/**
 * The one installation of Compliance Promotion on a controller: where its chains and evidence are, what signs them, and
 * what is known of them without reading them again. Knows no Jenkins, so that it can be tried without one.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.installation;

import org.jspecify.annotations.NullMarked;
