package io.jenkins.plugins.compliance.jenkins.build.approval;

import io.jenkins.plugins.compliance.promotion.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Null in a build of before there was this. */
    private final @Nullable ArrayList<String> gates;

    private final long deadline;

    /** Replaced as a whole and never changed, since the build may be saved at any moment. */
    private volatile ArrayList<String> approvers = new ArrayList<>();

    private volatile String state = WAITING;
    private volatile String note = "";

    AwaitedApproval(
            String promotion,
            List<String> services,
            String from,
            String to,
            String version,
            String requester,
            String asked,
            List<String> gates,
            long deadline) {
        this.promotion = promotion;
        this.services = new ArrayList<>(services);
        this.from = from;
        this.to = to;
        this.version = version;
        this.requester = requester;
        this.asked = asked;
        this.gates = new ArrayList<>(gates);
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

    /** What came of each gate when it was asked for, a line each. */
    @Exported
    public List<String> getGates() {
        return gates == null ? new ArrayList<>() : new ArrayList<>(gates);
    }

    /** When the time for it is over, in milliseconds since 1970. */
    @Exported
    public long getDeadline() {
        return deadline;
    }

    /** The same as ISO 8601 in UTC, to the second. */
    @Exported
    public String getUntil() {
        return Instant.ofEpochMilli(deadline).truncatedTo(ChronoUnit.SECONDS).toString();
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
        List<String> names = approvers;
        String by = names.isEmpty() ? "" : ", approved by " + String.join(", ", names);
        return version + " to " + to + ": " + state + (note.isEmpty() ? "" : " by " + note) + by;
    }

    void approvedBy(List<String> names) {
        approvers = new ArrayList<>(names);
    }

    void refused(Refusal refusal) {
        end(REFUSED, refusal.user() + refusal.reason().map(text -> ": " + text).orElse(""));
    }

    void end(String how, String why) {
        if (isWaiting()) {
            note = why;
            state = how;
        }
    }
}
