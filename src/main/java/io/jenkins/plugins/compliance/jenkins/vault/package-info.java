/**
 * Signs with a key that the transit engine of Vault, or of OpenBao, keeps. The only package that knows the plugin
 * hashicorp-vault-plugin and its driver, both of which may be absent: nothing outside refers to it.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.vault;

import org.jspecify.annotations.NullMarked;
