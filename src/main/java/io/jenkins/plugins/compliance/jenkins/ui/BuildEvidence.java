package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What a build did, as the chains have it now. Immutable.
 *
 * @param promotions its promotions
 * @param evidence the evidence it collected
 * @param chains the services it had to do with, and what is known of their chains
 * @param packages the paths of the evidence packages among the build's artifacts
 * @param problems what the build remembers and the chains do not have, or cannot tell
 */
@ExportedBean(defaultVisibility = 9)
public record BuildEvidence(
        @Exported List<PromotionTimeline> promotions,
        @Exported List<CollectedRow> evidence,
        @Exported Map<String, ChainHealth> chains,
        @Exported List<String> packages,
        @Exported List<String> problems) {

    /**
     * Evidence of a service.
     *
     * @param service the service
     * @param row the evidence
     */
    @ExportedBean(defaultVisibility = 9)
    public record CollectedRow(
            @Exported String service, @Exported EvidenceRow row) {}

    /**
     * Looks up what a build remembers. A chain that cannot be read is a problem for the page to show, and not its end.
     *
     * @param period how often each chain is to be verified
     */
    static BuildEvidence of(List<BuildRecord> records, Installation installation, Duration period) {
        Reading reading = new Reading(installation);
        records.forEach(reading::take);
        return reading.result(period);
    }

    /** The file of that digest, if something here refers to it. */
    Optional<FileRow> file(String sha256) {
        return Stream.concat(
                        promotions.stream().flatMap(PromotionTimeline::files),
                        evidence.stream().flatMap(each -> each.row().files()))
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }

    /** Confined to one thread. */
    private static final class Reading {

        private final Installation installation;
        private final List<PromotionTimeline> promotions = new ArrayList<>();
        private final List<CollectedRow> evidence = new ArrayList<>();
        private final Set<ServiceName> services = new LinkedHashSet<>();
        private final List<String> packages = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Reading(Installation installation) {
            this.installation = installation;
        }

        void take(BuildRecord record) {
            if (!ServiceName.isValid(record.getService())) {
                problems.add("The build names a service that cannot be one: " + record.getService());
                return;
            }
            ServiceName service = new ServiceName(record.getService());
            services.add(service);
            if (!record.getPackageName().isEmpty() && !packages.contains(record.getPackageName())) {
                packages.add(record.getPackageName());
            }
            try {
                read(record, service);
            } catch (StoreException e) {
                problems.add("The chain of " + service + " cannot be read: " + e.getMessage());
            }
        }

        private void read(BuildRecord record, ServiceName service) throws StoreException {
            installation.statuses().refresh(service);
            ChainReadings readings = new ChainReadings(installation.store().snapshot(service));
            if (record.getPromotion().isEmpty()) {
                readings.evidence(record.getSequence(), record.getHash())
                        .ifPresentOrElse(
                                row -> evidence.add(new CollectedRow(service.value(), row)), () -> gone(record));
                return;
            }
            Optional<PromotionState> state = PromotionId.isValid(record.getPromotion())
                    ? installation.statuses().promotion(service, new PromotionId(record.getPromotion()))
                    : Optional.empty();
            if (state.isEmpty()) {
                gone(record);
                return;
            }
            PromotionTimeline timeline = readings.timeline(service.value(), state.get());
            promotions.add(timeline);
            if (!timeline.has(record.getSequence(), record.getHash())) {
                gone(record);
            }
        }

        /** What the build remembers was in the chain once; that it is not is what verification is for. */
        private void gone(BuildRecord record) {
            problems.add("This build wrote entry " + record.getSequence() + " with the hash " + record.getHash()
                    + " to the chain of " + record.getService()
                    + ", and the chain does not have it; verify the chain.");
        }

        BuildEvidence result(Duration period) {
            Map<String, ChainHealth> chains = new LinkedHashMap<>();
            services.forEach(service ->
                    chains.put(service.value(), ChainHealth.of(service, ChainWatch.of(installation, service, period))));
            return new BuildEvidence(
                    List.copyOf(promotions),
                    List.copyOf(evidence),
                    chains,
                    List.copyOf(packages),
                    List.copyOf(problems));
        }
    }
}
