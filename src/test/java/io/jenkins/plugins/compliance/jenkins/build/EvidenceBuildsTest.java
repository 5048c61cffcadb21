package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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

        assertThat(builds.all().keySet()).containsExactlyInAnyOrder(FIRST, SECOND, new BuildPath("release", 9));
    }

    @Test
    void areNotThoseThatWereDeleted() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        collected("service-a", "job/team/job/shop/2/");

        append("service-a", Map.of("event", "build_deleted", "build", "team/shop#1"));
        builds.update();
        builds.forgetDeleted(Set.of(FIRST));

        assertThat(builds.all().keySet()).containsExactly(SECOND);
        assertThat(isFirst()).isTrue();
    }

    @Test
    void areStillThoseThatAreRecordedToBeDeletedButAreThere() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        append("service-a", Map.of("event", "requested", "origin", "job/team/job/shop/2/"));

        append("service-a", Map.of("event", "job_deleted", "job", "team/shop"));
        builds.update();

        assertThat(builds.all().keySet()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(isFirst()).isTrue();
    }

    @Test
    void areNotForgottenWithoutARecord() throws Exception {
        collected("service-a", "job/team/job/shop/1/");

        builds.forgetDeleted(Set.of(FIRST));

        assertThat(builds.all().keySet()).containsExactly(FIRST);
        assertThat(isFirst()).isFalse();
    }

    private boolean isFirst(BuildRecord... records) {
        return EvidenceBuilds.isAllOf(builds.all().getOrDefault(FIRST, Map.of()), List.of(records));
    }

    private static BuildRecord record(String service, String promotion, long sequence) {
        return new BuildRecord("evidence", service, promotion, "", "", "", "sast", sequence, "", "");
    }

    @Test
    void areToldFromOthersInTheirPlaceByTheirRecords() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        append("service-a", Map.of("event", "requested", "origin", "job/team/job/shop/1/"));
        collected("service-a", "job/team/job/shop/1/");

        assertThat(isFirst(record("service-a", "", 0), record("service-a", "", 2)))
                .isTrue();
        // The second one's job has taken the name of the first one's.
        assertThat(isFirst(record("service-a", "", 2))).isFalse();
        assertThat(isFirst(record("service-a", "p-1", 0), record("service-a", "", 2)))
                .isFalse();
        assertThat(isFirst(record("service-b", "", 0), record("service-b", "", 2)))
                .isFalse();
    }

    @Test
    void stayKnownWhileTheirChainCannotBeRead() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        append("service-a", Map.of("event", "evidence_collected", "origin", "job/team/job/shop/3/"));
        try (Stream<Path> files = Files.list(directory.resolve("service-a"))) {
            Path segment = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(segment, Files.readString(segment).replace("shop/3/", "shop/4/"));
        }
        append("service-b", Map.of("event", "evidence_collected", "origin", "job/team/job/shop/2/"));

        assertThat(builds.update()).containsExactly(new ServiceName("service-a"));

        assertThat(builds.all().keySet()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void areThoseOfAJobThatWasMadeAnewAfterItWasDeleted() throws Exception {
        collected("service-a", "job/team/job/shop/1/");
        append("service-a", Map.of("event", "job_deleted", "job", "team/shop"));
        collected("service-a", "job/team/job/shop/2/");
        builds.forgetDeleted(Set.of(FIRST));

        assertThat(builds.all().keySet()).containsExactly(SECOND);
    }
}
