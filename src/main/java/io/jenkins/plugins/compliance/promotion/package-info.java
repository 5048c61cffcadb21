/**
 * The life cycle of a promotion. Its state, and that of a service, is a fold over the chain and stored nowhere else.
 */
@NullMarked
package io.jenkins.plugins.compliance.promotion;

import org.jspecify.annotations.NullMarked;
