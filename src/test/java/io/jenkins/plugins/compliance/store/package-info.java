/** Tests of the store, on real files wherever that is possible. */
@NullMarked
package io.jenkins.plugins.compliance.store;

import org.jspecify.annotations.NullMarked;
