/**
 * Pages and the remote API. What they show is put together by plain classes from the fold over the chains and from single
 * entries, without Jenkins; the classes that Jenkins calls check who asks, and hand that on.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.ui;

import org.jspecify.annotations.NullMarked;
