package io.jenkins.plugins.compliance.jenkins;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.store.EntryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A policy, and jobs whose Pipelines go by it. */
public final class ShopPipelines {

    /** What service-a and service-b are held to. */
    public static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { sast: { max-age: 7d }, coverage: { max-age: 7d } }
                gates: { sast: { critical: 0 }, coverage: { line: 80 } }
            services:
              service-a:
              service-b:
            """;

    /** The same, with two who have to approve. */
    public static final String POLICY_WITH_APPROVALS =
            POLICY.replace("services:\n", "    approvals: { count: 1, users: [alice, bob] }\nservices:\n");

    /** Writes reports into the workspace, and collects them as {@code e}. */
    public static final String REPORTS = """
            writeFile file: 'a.sarif',
                text: '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Scanner"}},"results":[]}]}'
            writeFile file: 'lcov.info', text: 'TN:\\nSF:app.js\\nDA:1,1\\nLF:1\\nLH:1\\nend_of_record\\n'
            e = collectEvidence service: 'service-a', version: '1.4.2', sast: '*.sarif', coverage: 'lcov.info'
            """;

    /** The same on whatever node there is. */
    public static final String COLLECT = "node {\n" + REPORTS + "}\n";

    /** A call of the step, which may be followed by a body. */
    public static final String PROMOTE = "promoteService(service: 'service-a', from: 'sandbox', to: 'compliant')";

    private ShopPipelines() {}

    /** A job in the sandbox that collects evidence of service-a, version 1.4.2, into {@code e}, and goes on with the script. */
    public static WorkflowJob job(JenkinsRule jenkins, String script) throws IOException, FormException {
        return job(jenkins.jenkins, "shop", COLLECT + script);
    }

    /** A job in the sandbox, under {@link #POLICY} unless another one is configured. */
    public static WorkflowJob job(ModifiableTopLevelItemGroup parent, String name, String script)
            throws IOException, FormException {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        if (configuration.getPolicy() == null) {
            configuration.setPolicy(POLICY);
        }
        WorkflowJob job = (WorkflowJob)
                parent.createProject(Jenkins.get().getDescriptorByType(WorkflowJob.DescriptorImpl.class), name, true);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** The events of service-a. */
    public static List<String> events() throws IOException {
        return events("service-a");
    }

    /** The events of a service, from the first. */
    public static List<String> events(String service) throws IOException {
        return entries(service).stream()
                .map(entry -> entry.data().text("event").orElseThrow())
                .toList();
    }

    /** The entries of a service, from the first. */
    public static List<EvidenceEntry> entries(String service) throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        try (EntryReader reader = CompliancePromotionConfiguration.get()
                .installation()
                .store()
                .snapshot(new ServiceName(service))
                .read(0, Long.MAX_VALUE)) {
            for (Optional<EvidenceEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }
}
