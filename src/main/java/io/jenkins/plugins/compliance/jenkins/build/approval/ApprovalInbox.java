package io.jenkins.plugins.compliance.jenkins.build.approval;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that waits for approvals on this controller, so that who may approve need not know the build. Kept in memory alone: a
 * build that is resumed after a restart asks again. Thread-safe.
 */
@Extension
public final class ApprovalInbox {

    private final Map<AwaitedApproval, ApprovalAction> waiting = new ConcurrentHashMap<>();

    /** Called by Jenkins. */
    public ApprovalInbox() {}

    /** The one of this controller. */
    public static ApprovalInbox get() {
        return ExtensionList.lookupSingleton(ApprovalInbox.class);
    }

    void add(AwaitedApproval awaited, ApprovalAction action) {
        waiting.put(awaited, action);
    }

    void remove(AwaitedApproval awaited) {
        waiting.remove(awaited);
    }

    /** What waits in builds that the caller may see, first what ends first. */
    public List<ApprovalRequest> ofCaller() {
        return waiting.entrySet().stream()
                .map(each -> each.getValue().request(each.getKey()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ApprovalRequest::until).thenComparing(ApprovalRequest::url))
                .toList();
    }
}
