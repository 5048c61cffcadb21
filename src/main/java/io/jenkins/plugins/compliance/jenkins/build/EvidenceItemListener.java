package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.promotion.Abandonment;
import io.jenkins.plugins.compliance.store.StoreException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Lets a job or folder that has builds with evidence be deleted only by whoever may administer compliance on each of those
 * jobs, and records it in the chains before it happens. It reads every build of what is to be deleted.
 */
@Extension
public final class EvidenceItemListener extends ItemListener {

    private static final ThreadLocal<Deletion> DELETION = new ThreadLocal<>();

    /**
     * A folder that somebody deletes, or tried to.
     *
     * @param group the folder, as the object that it was then
     * @param user who
     */
    private record Deletion(WeakReference<ItemGroup<?>> group, String user) {}

    /** Of jobs that are about to be deleted; a deletion may fail, and then nobody asks for it. */
    private final Map<Job<?, ?>, NotedPromotions> noted = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void onCheckDelete(Item item) {
        if (item instanceof Job<?, ?> job) {
            List<EvidenceAction> memories = memories(job);
            List<EvidenceAction> withEvidence = withEvidence(memories);
            if (!withEvidence.isEmpty()) {
                requirePermission(item, job);
                record(job, withEvidence);
            }
            // Once it is deleted its builds cannot be asked any more.
            noted.put(job, new NotedPromotions(memories));
        } else if (item instanceof ItemGroup<?> group) {
            remember(group);
            // Its children are asked about when their turn comes; by then it is too late to keep the others.
            for (Job<?, ?> job : jobs(group)) {
                if (!withEvidence(memories(job)).isEmpty()) {
                    requirePermission(item, job);
                }
            }
        }
    }

    /** Its builds are gone without that anybody is told of each. */
    @Override
    public void onDeleted(Item item) {
        if (item instanceof Job<?, ?> job) {
            NotedPromotions known = noted.remove(job);
            if (known == null) {
                return;
            }
            CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
            new LeftoverPromotions(configuration.installation(), configuration)
                    .closeAll(known, new Abandonment("the job was deleted", Optional.of(user(job))));
        }
    }

    private static void remember(ItemGroup<?> group) {
        Authentication authentication = Jenkins.getAuthentication2();
        if (!ACL.SYSTEM2.equals(authentication)) {
            DELETION.set(new Deletion(new WeakReference<>(group), authentication.getName()));
        }
    }

    /** Who deletes. What is in a folder is deleted by Jenkins itself, on the thread of whoever deletes the folder. */
    private static String user(Job<?, ?> job) {
        Authentication authentication = Jenkins.getAuthentication2();
        Deletion known = DELETION.get();
        return ACL.SYSTEM2.equals(authentication)
                        && known != null
                        && isWithin(job, known.group().get())
                ? known.user()
                : authentication.getName();
    }

    private static boolean isWithin(Job<?, ?> job, @Nullable ItemGroup<?> group) {
        ItemGroup<?> parent = job.getParent();
        while (parent != group && parent instanceof Item item) {
            parent = item.getParent();
        }
        return parent == group;
    }

    /** Also those that the user who deletes does not see. */
    @SuppressWarnings({"rawtypes", "try"})
    private static List<Job<?, ?>> jobs(ItemGroup<?> group) {
        List<Job<?, ?>> jobs = new ArrayList<>();
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            for (Job job : group.getAllItems(Job.class)) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private static List<EvidenceAction> memories(Job<?, ?> job) {
        List<EvidenceAction> memories = new ArrayList<>();
        for (Run<?, ?> run : job.getBuilds()) {
            EvidenceAction memory = run.getAction(EvidenceAction.class);
            if (memory != null) {
                memories.add(memory);
            }
        }
        return memories;
    }

    private static List<EvidenceAction> withEvidence(List<EvidenceAction> memories) {
        return memories.stream()
                .filter(memory -> !memory.getRecords().isEmpty())
                .toList();
    }

    private static void requirePermission(Item item, Job<?, ?> job) {
        if (!job.hasPermission(CompliancePermissions.ADMINISTER)) {
            throw new Failure(Messages.EvidenceItemListener_veto(item.getFullName(), job.getFullName()));
        }
    }

    private static void record(Job<?, ?> job, List<EvidenceAction> builds) {
        List<BuildRecord> records =
                builds.stream().flatMap(build -> build.getRecords().stream()).toList();
        try {
            new Deletions(CompliancePromotionConfiguration.get().installation())
                    .job(job.getFullName(), user(job), builds.size(), records);
        } catch (StoreException e) {
            throw new Failure(Messages.EvidenceItemListener_unrecorded(job.getFullName(), e.getMessage()));
        }
    }
}
