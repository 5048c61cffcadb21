package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceBuildsTest {

    private static final BuildPath FIRST = new BuildPath("team/shop", 1);
    private static final BuildPath SECOND = new BuildPath("team/shop", 2);

    @TempDir
    private Path directory;

    private LocalStore store;
    private EvidenceBuilds builds;

    @BeforeEach
    void open() {
        store = new LocalStore(directory, InstantSource.system(), new Random(7)::nextLong);
        builds = new EvidenceBuilds(store);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void append(String service, Map<String, ?> data) throws Exception {
        ServiceName name = new ServiceName(service);
        try (EvidenceChain chain = store.chain(name)) {
            chain.append(EntryDraft.of(name, EntryType.VALIDATION, Map.of(), data));
        }
    }

    private void collected(String service, String origin) throws Exception {
        append(service, Map.of("event", "evidence_collected", "origin", origin));
        builds.update();
    }

    @Test
    void areThoseThatTheChainsName() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        collected("service-b", "job/team/job/shop/2/");
        collected("service-b", "a laptop");
        append("service-b", Map.of("event", "requested", "origin", "job/release/9/"));
        builds.update();

        assertThat(builds.collected()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(builds.all()).containsExactlyInAnyOrder(FIRST, SECOND, new BuildPath("release", 9));
    }

    @Test
    void areNotThoseThatWereDeleted() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        collected("service-a", "job/team/job/shop/2/");

        append("service-a", Map.of("event", "build_deleted", "build", "team/shop#1"));
        builds.update();

        assertThat(builds.all()).containsExactly(SECOND);
    }

    @Test
    void areThoseOfAJobThatWasMadeAnewAfterItWasDeleted() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        append("service-a", Map.of("event", "job_deleted", "job", "team/shop"));
        collected("service-a", "job/team/job/shop/2/");

        assertThat(builds.all()).containsExactly(SECOND);
    }
}
