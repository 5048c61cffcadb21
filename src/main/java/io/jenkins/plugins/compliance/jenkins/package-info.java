/**
 * Where the product meets Jenkins: extensions, configuration, steps and views.
 *
 * <p>The only package, with those below it, that knows {@code hudson.*}, {@code jenkins.*} and Stapler. Classes here bind
 * arguments, call the layers below and put the outcome before people; what is decided is decided there.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins;

import org.jspecify.annotations.NullMarked;
