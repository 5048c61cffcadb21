package io.jenkins.plugins.compliance.jenkins.build;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;

/**
 * The memory a build has of its evidence and promotions. What it shows beyond {@link BuildRecord} is read from the chains.
 * Thread-safe: branches of one build may add at once, and the build be saved meanwhile.
 */
public final class EvidenceAction extends InvisibleAction implements RunAction2 {

    /**
     * Never changed, always replaced: whoever saves the build goes through it without holding this action's lock. An
     * ArrayList, since that is what is read back from {@code build.xml}.
     */
    private volatile ArrayList<BuildRecord> records = new ArrayList<>();

    /** Replaced like those; null in a {@code build.xml} from before there were any. */
    private volatile @Nullable ArrayList<String> begun;

    private transient @Nullable Run<?, ?> run;

    /** The action of a build, which gets one if it has none; the caller saves the build after adding to it. */
    public static EvidenceAction of(Run<?, ?> run) {
        synchronized (run) {
            EvidenceAction known = run.getAction(EvidenceAction.class);
            if (known == null) {
                known = new EvidenceAction();
                run.addAction(known);
            }
            return known;
        }
    }

    /** Adds a record, in place of an older one about the same promotion of the same service. */
    public synchronized void record(BuildRecord record) {
        ArrayList<BuildRecord> next = new ArrayList<>(records);
        if (!record.getPromotion().isEmpty()) {
            next.removeIf(each -> each.getPromotion().equals(record.getPromotion())
                    && each.getService().equals(record.getService()));
        }
        next.add(record);
        records = next;
    }

    /**
     * Notes that the build begins a promotion, before the chains are told: whoever deletes the build is to know which
     * promotions it may leave open. What the chains say of that does not suffice, since another controller may have a build
     * of the same name.
     *
     * @param promotionId the identifier of the first attempt, which stands for those after it
     */
    public synchronized void began(String promotionId) {
        ArrayList<String> next = new ArrayList<>(getBegun());
        if (!next.contains(promotionId)) {
            next.add(promotionId);
            begun = next;
        }
    }

    /** The promotions that it began, by the identifiers of their first attempts. */
    public List<String> getBegun() {
        ArrayList<String> known = begun;
        return known == null ? List.of() : Collections.unmodifiableList(known);
    }

    /** What the build did so far, in the order it did it. */
    public List<BuildRecord> getRecords() {
        return Collections.unmodifiableList(records);
    }

    /** The build. */
    public @Nullable Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> build) {
        this.run = build;
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        this.run = build;
    }
}
