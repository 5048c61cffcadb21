package io.jenkins.plugins.compliance.jenkins.build;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.PolicyResolver;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.Abandonment;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * Closes promotions whose build does not carry them out any more, so that the service is free for another one. Never one
 * whose build is under way. Thread-safe.
 */
public final class LeftoverPromotions {

    private static final Logger LOGGER = Logger.getLogger(LeftoverPromotions.class.getName());

    private final Installation installation;
    private final PromotionEngine engine;

    /** @param installation whose promotions; what is recorded is signed by the configured key */
    public LeftoverPromotions(Installation installation, CompliancePromotionConfiguration configuration) {
        this.installation = installation;
        this.engine = installation.engine(configuration.signing(null), Sleeper.system());
    }

    /**
     * Closes one promotion of one service.
     *
     * @throws PromotionException when there is none, it has ended, or a build of this Jenkins carries it out
     * @throws IOException when the chain cannot be read or added to; or when its end cannot be signed, which the next
     *     signature makes up for: the promotion is closed then
     */
    public void close(ServiceName service, PromotionId id, Abandonment abandonment)
            throws IOException, PromotionException {
        installation.statuses().refresh(service);
        Optional<BuildPath> build =
                installation.statuses().promotion(service, id).flatMap(LeftoverPromotions::build);
        Job<?, ?> job = build.isPresent() ? job(build.get().job()) : null;
        if (job != null && isBuilding(job, build.get().number())) {
            throw new PromotionException("the promotion " + id + " of " + service + " is carried out by "
                    + build.get().job() + " #" + build.get().number() + "; abort that build instead");
        }
        Object owner = new Object();
        // Taken, and not looked at: a build that repeats the promotion must not enter before it is closed.
        if (!installation.underWay().enterByAttempt(id, owner)) {
            throw new PromotionException("the promotion " + id + " of " + service
                    + " is carried out by a build of this Jenkins; abort that build instead");
        }
        try {
            engine.abandon(policy(job), service, id, abandonment, PromotionListener.NONE);
        } finally {
            installation.underWay().leaveByAttempt(id, owner);
            installation.statuses().refresh(service);
        }
    }

    /** The policy decides only how provisional the entry is; that of the controller does where the job is gone. */
    private static PolicyInForce policy(@Nullable Job<?, ?> job) {
        return (job == null ? PolicyResolver.ofController() : PolicyResolver.resolve(job)).inForce();
    }

    /**
     * Closes what builds that are gone left open. What cannot be closed is logged, and can be closed on the service's page.
     *
     * @param noted what they noted of it
     */
    void closeAll(NotedPromotions noted, Abandonment abandonment) {
        if (noted.isEmpty()) {
            return;
        }
        try {
            // After a start nobody may have looked yet.
            installation.statuses().refresh();
        } catch (StoreException e) {
            LOGGER.log(Level.WARNING, "What builds that are gone left open may not be known entirely", e);
        }
        for (ServiceStatus status : installation.statuses().all()) {
            for (PromotionState promotion : status.open()) {
                if (noted.has(status.service(), promotion.id())) {
                    closeOrLog(status.service(), promotion.id(), abandonment);
                }
            }
        }
    }

    private void closeOrLog(ServiceName service, PromotionId id, Abandonment abandonment) {
        try {
            close(service, id, abandonment);
        } catch (PromotionException | IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The promotion {0} of {1}, whose build is gone, was not closed properly: {2}",
                    new Object[] {id, service, e.getMessage()});
        }
    }

    private static Optional<BuildPath> build(PromotionState promotion) {
        return promotion.open().flatMap(open -> open.request().text("origin")).flatMap(BuildPath::of);
    }

    /** Also one that whoever closes the promotion must not see: that it builds matters all the same. */
    @SuppressWarnings("try") // contexts are used by being open
    private static @Nullable Job<?, ?> job(String fullName) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItem("/" + fullName, Jenkins.get(), Job.class);
        }
    }

    private static boolean isBuilding(Job<?, ?> job, int number) {
        Run<?, ?> run = job.getBuildByNumber(number);
        return run != null && run.isBuilding();
    }
}
