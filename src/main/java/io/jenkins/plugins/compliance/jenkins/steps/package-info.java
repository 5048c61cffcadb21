/**
 * The Pipeline steps. They bind arguments, find out what a build is held to, call one service and say in the build what came
 * of it; what is decided is decided below.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.steps;

import org.jspecify.annotations.NullMarked;
