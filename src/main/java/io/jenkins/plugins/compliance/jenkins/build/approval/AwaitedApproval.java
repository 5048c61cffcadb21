package io.jenkins.plugins.compliance.jenkins.build.approval;

import io.jenkins.plugins.compliance.promotion.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A promotion that waits, or waited, for approvals, as it is shown. Persisted in {@code build.xml}; an ordinary class,
 * since XStream cannot read records back. Guarded by its {@link ApprovalAction}.
 */
@ExportedBean(defaultVisibility = 2)
public final class AwaitedApproval {

    static final String WAITING = "waiting";
    static final String APPROVED = "approved";
    static final String REFUSED = "refused";
    static final String EXPIRED = "expired";
    static final String CANCELLED = "cancelled";

    private final String promotion;
    private final ArrayList<String> services;
    private final String from;
    private final String to;
    private final String version;
    private final String requester;
    private final String asked;
    private final long deadline;
    private final ArrayList<String> approvers = new ArrayList<>();
    private String state = WAITING;
    private String note = "";

    AwaitedApproval(
            String promotion,
            List<String> services,
            String from,
            String to,
            String version,
            String requester,
            String asked,
            long deadline) {
        this.promotion = promotion;
        this.services = new ArrayList<>(services);
        this.from = from;
        this.to = to;
        this.version = version;
        this.requester = requester;
        this.asked = asked;
        this.deadline = deadline;
    }

    /** The promotion's identifier, which approving and refusing name. */
    @Exported
    public String getPromotion() {
        return promotion;
    }

    @Exported
    public List<String> getServices() {
        return new ArrayList<>(services);
    }

    @Exported
    public String getFrom() {
        return from;
    }

    @Exported
    public String getTo() {
        return to;
    }

    @Exported
    public String getVersion() {
        return version;
    }

    @Exported
    public String getRequester() {
        return requester;
    }

    /** What the policy asks for, in words. */
    @Exported
    public String getAsked() {
        return asked;
    }

    /** When the time for it is over, in milliseconds since 1970. */
    @Exported
    public long getDeadline() {
        return deadline;
    }

    /** Who approved so far, by name. */
    @Exported
    public List<String> getApprovers() {
        return new ArrayList<>(approvers);
    }

    /** {@code waiting}, {@code approved}, {@code refused}, {@code expired} or {@code cancelled}. */
    @Exported
    public String getState() {
        return state;
    }

    /** Who refused, and why; empty otherwise. */
    @Exported
    public String getNote() {
        return note;
    }

    public boolean isWaiting() {
        return state.equals(WAITING);
    }

    /** How it stands, in one line for the build's log. */
    String outcome() {
        String by = approvers.isEmpty() ? "" : ", approved by " + String.join(", ", approvers);
        return version + " to " + to + ": " + state + (note.isEmpty() ? "" : " by " + note) + by;
    }

    void approvedBy(List<String> names) {
        approvers.clear();
        approvers.addAll(names);
    }

    void refused(Refusal refusal) {
        end(REFUSED, refusal.user() + refusal.reason().map(text -> ": " + text).orElse(""));
    }

    void end(String how, String why) {
        if (isWaiting()) {
            state = how;
            note = why;
        }
    }
}
