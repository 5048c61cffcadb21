package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.BinaryOperator;

/** Says in a build's log what happens to its promotions, one short line for each entry. */
final class BuildLog implements PromotionListener {

    private static final String PREFIX = "[compliance] ";
    private static final int HASH_SHOWN = 12;

    private final PrintStream out;
    private final String page;
    private final BinaryOperator<String> link;
    private String waitedFor = "";

    /**
     * @param out the log
     * @param page the path of the page about the build's evidence, within Jenkins
     * @param link makes a link of an address and a text
     */
    BuildLog(PrintStream out, String page, BinaryOperator<String> link) {
        this.out = out;
        this.page = page;
        this.link = link;
    }

    /** The log of a build. */
    static BuildLog of(PrintStream out, String buildPath) {
        return new BuildLog(out, "/" + buildPath + "evidence/", HyperlinkNote::encodeTo);
    }

    /** A line of its own. */
    void line(String text) {
        out.println(PREFIX + text);
    }

    @Override
    public void appended(EvidenceEntry entry) {
        String event = entry.data().text("event").orElse("-");
        String kind = entry.data().text("kind").map(word -> " " + word).orElse("");
        entry(entry.service(), event + kind, entry);
    }

    private void entry(ServiceName service, String what, EvidenceEntry entry) {
        String hash = entry.hash().hex().substring(0, HASH_SHOWN);
        line(service + ": " + what + ", entry " + entry.sequence() + ", " + link.apply(page, hash));
    }

    /** The reports are those that another build archived. */
    void collectsFrom(ServiceName service, String build) {
        line(service + ": reports are those that " + (isBuildPath(build) ? link.apply("/" + build, build) : build)
                + " archived");
    }

    @Override
    public void waiting(ServiceName service, PromotionState holder) {
        if (!waitedFor.equals(holder.id().value())) {
            waitedFor = holder.id().value();
            line(service + ": waits for " + holder(holder));
        }
    }

    /** Who holds a service, with a link to the build if it is one of this controller. */
    String holder(PromotionState holder) {
        String origin =
                holder.open().flatMap(open -> open.request().text("origin")).orElse("");
        String promotion = "promotion " + holder.id() + ", started by entry "
                + holder.last().sequence();
        return isBuildPath(origin) ? promotion + ", " + link.apply("/" + origin, origin) : promotion;
    }

    /** Chains are shared with others, who may write anything there. */
    private static boolean isBuildPath(String origin) {
        return origin.matches("job/[^?#\\p{Cntrl}]{1,800}/[0-9]{1,10}/") && !origin.contains("..");
    }

    @Override
    public void notRun(ServiceName service, IOException reason) {
        line(service + ": the body could not be run: " + reason.getMessage());
    }

    /**
     * What a promotion would do.
     *
     * @param approvals the approvals that it would wait for; empty for none
     */
    void plan(PromotionPlan plan, String approvals) {
        for (ServiceName service : plan.order()) {
            line(service + ": " + (plan.passed(service) ? "would be promoted" : "would be rejected"));
            plan.reasons(service).forEach(reason -> line(service + ": " + reason));
            plan.holder(service).ifPresent(holder -> line(service + ": held by " + holder(holder)));
        }
        if (!approvals.isEmpty()) {
            line("before that it would wait for " + approvals);
        }
        line("plan " + plan.digest().hex() + "; nothing was recorded");
    }
}
