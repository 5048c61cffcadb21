package io.jenkins.plugins.compliance.promotion;

import java.time.InstantSource;

/**
 * What a run needs besides chain and task.
 *
 * @param action brings the version where it is to go
 * @param clock says how long was waited
 * @param sleeper lets time pass
 * @param listener is told what happens
 */
record Surroundings(DeploymentAction action, InstantSource clock, Sleeper sleeper, PromotionListener listener) {}
