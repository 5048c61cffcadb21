package io.jenkins.plugins.compliance.jenkins.build.approval;

import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A promotion that waits for approvals at one moment. Immutable.
 *
 * @param build the build that waits, by its full name
 * @param url where it is approved or refused, below Jenkins' root; ends with a slash
 * @param services what is to be promoted
 * @param version of it
 * @param from where it is
 * @param to where it is to go
 * @param requester who asks
 * @param asked what the policy asks for, in words
 * @param approvers who approved so far
 * @param until when the time for it is over, as ISO 8601 in UTC
 */
@ExportedBean(defaultVisibility = 9)
public record ApprovalRequest(
        @Exported String build,
        @Exported String url,
        @Exported List<String> services,
        @Exported String version,
        @Exported String from,
        @Exported String to,
        @Exported String requester,
        @Exported String asked,
        @Exported List<String> approvers,
        @Exported String until) {

    public ApprovalRequest {
        services = List.copyOf(services);
        approvers = List.copyOf(approvers);
    }
}
