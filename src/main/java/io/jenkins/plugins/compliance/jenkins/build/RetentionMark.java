package io.jenkins.plugins.compliance.jenkins.build;

import hudson.model.InvisibleAction;

/** On a build that is kept because of its evidence, so that a build that somebody else keeps is never released. */
public final class RetentionMark extends InvisibleAction {}
