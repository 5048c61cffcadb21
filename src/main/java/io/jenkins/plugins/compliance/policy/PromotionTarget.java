package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.Optional;

/**
 * What is to be promoted.
 *
 * @param service the service
 * @param stage the stage it is to enter
 * @param version its version, where one is known
 */
public record PromotionTarget(ServiceName service, String stage, Optional<String> version) {}
