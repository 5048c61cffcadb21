package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.store.EntryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A policy, and jobs whose Pipelines go by it. */
final class ShopPipelines {

    private static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { sast: { max-age: 7d }, coverage: { max-age: 7d } }
                gates: { sast: { critical: 0 }, coverage: { line: 80 } }
            services:
              service-a:
            """;
    private static final String COLLECT = """
            node {
                writeFile file: 'a.sarif',
                    text: '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Scanner"}},"results":[]}]}'
                writeFile file: 'lcov.info', text: 'TN:\\nSF:app.js\\nDA:1,1\\nLF:1\\nLH:1\\nend_of_record\\n'
                e = collectEvidence service: 'service-a', version: '1.4.2', sast: '*.sarif', coverage: 'lcov.info'
            }
            """;

    private ShopPipelines() {}

    /** A job in the sandbox that collects evidence of service-a, version 1.4.2, into {@code e}, and goes on with the script. */
    static WorkflowJob job(JenkinsRule jenkins, String script) throws IOException {
        CompliancePromotionConfiguration.get().setPolicy(POLICY);
        WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(COLLECT + script, true));
        return job;
    }

    /** The events of service-a. */
    static List<String> events() throws IOException {
        List<String> events = new ArrayList<>();
        try (EntryReader reader = CompliancePromotionConfiguration.get()
                .installation()
                .store()
                .snapshot(new ServiceName("service-a"))
                .read(0, Long.MAX_VALUE)) {
            for (Optional<EvidenceEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                events.add(entry.get().data().text("event").orElseThrow());
            }
        }
        return events;
    }
}
