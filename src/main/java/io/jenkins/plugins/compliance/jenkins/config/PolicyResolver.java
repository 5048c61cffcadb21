package io.jenkins.plugins.compliance.jenkins.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy a build is held to: that of the controller, within it those of its folders from the outermost to the
 * innermost, within these the one that the step brings. Each may tighten what is above it and never loosen it.
 */
public final class PolicyResolver {

    private static final String REMEDY =
            "write one into the configuration of Jenkins or of a folder, or give the step one by policy:";

    private PolicyResolver() {}

    /** The policy of an item, as configured; the origin says where it stands. */
    public static LayeredPolicy resolve(Item item) {
        return LayeredPolicy.of(configured(item.getParent()), REMEDY);
    }

    /** The policy of the controller, for what belongs to no item any more. */
    public static LayeredPolicy ofController() {
        return LayeredPolicy.of(configured(Jenkins.get()), REMEDY);
    }

    /** Why the configured policies do not take evidence of a service from that build; empty when they do. */
    public static Optional<String> evidenceRefusal(Run<?, ?> run, ServiceName service) {
        return evidenceRefusal(run, service, run.getUrl());
    }

    /** The same of reports that the build takes from somewhere else, such as another build, whose path that is. */
    public static Optional<String> evidenceRefusal(Run<?, ?> run, ServiceName service, String from) {
        Item job = run.getParent();
        return LayeredPolicy.evidenceRefusal(configured(job.getParent()), service, from);
    }

    /**
     * The policy of a build.
     *
     * @param given what the step says: null or empty for nothing, a policy's text if it has several lines, {@code scm:} and
     *     a path in the repository of the job, or else the path of a file in the workspace
     * @param workspace the step's workspace; null outside of {@code node}
     * @throws IOException when the file cannot be read though it is there, for instance since the agent is gone
     */
    public static LayeredPolicy resolve(Run<?, ?> run, @Nullable String given, @Nullable FilePath workspace)
            throws IOException, InterruptedException {
        Item job = run.getParent();
        if (given == null || given.isBlank()) {
            return resolve(job);
        }
        GivenPolicy source = GivenPolicy.of(given);
        try {
            Layer layer = switch (source.kind()) {
                case TEXT -> new Layer("the step", source.value());
                case SCM -> ScmPolicyFile.read(run, source.value());
                case WORKSPACE -> WorkspacePolicyFile.read(workspace, source.value());
            };
            List<Layer> layers = new ArrayList<>(configured(job.getParent()));
            layers.add(layer);
            return LayeredPolicy.of(layers, REMEDY);
        } catch (PolicySourceException e) {
            return LayeredPolicy.none(String.valueOf(e.getMessage()));
        }
    }

    /** What comes of a policy that somebody is about to configure in that place. */
    static LayeredPolicy withPolicy(ItemGroup<?> parent, String origin, String yaml) {
        List<Layer> layers = new ArrayList<>(configured(parent));
        layers.add(new Layer(origin, yaml));
        return LayeredPolicy.of(layers, REMEDY);
    }

    private static List<Layer> configured(ItemGroup<?> innermost) {
        List<Layer> layers = new ArrayList<>();
        ItemGroup<?> group = innermost;
        while (group instanceof Item item) {
            if (group instanceof AbstractFolder<?> folder) {
                FolderComplianceProperty property = folder.getProperties().get(FolderComplianceProperty.class);
                String policy = property == null ? null : property.getPolicy();
                if (policy != null) {
                    layers.add(new Layer("the folder " + folder.getFullName(), policy));
                }
            }
            group = item.getParent();
        }
        String global = CompliancePromotionConfiguration.get().getPolicy();
        if (global != null) {
            layers.add(new Layer("the controller", global));
        }
        Collections.reverse(layers);
        return layers;
    }
}
