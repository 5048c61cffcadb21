package io.jenkins.plugins.compliance.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendTimesTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
    private final AppendTimes times = new AppendTimes(clock::get);

    private void take(Duration duration) {
        long begin = times.begin();
        clock.addAndGet(duration.toNanos());
        times.ended(begin);
    }

    private long countedUpTo(Duration bound) {
        return times.histogram().buckets().stream()
                .filter(bucket -> bucket.atMost().equals(bound))
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void countsByUpperBounds() {
        take(Duration.ofMillis(1));
        take(Duration.ofMillis(1).plusNanos(1));

        assertThat(countedUpTo(Duration.ofNanos(500_000))).isZero();
        assertThat(countedUpTo(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(countedUpTo(Duration.ofSeconds(5))).isEqualTo(2);
    }

    @Test
    void countsWhatTookLongerThanEveryBound() {
        take(Duration.ofSeconds(6));

        assertThat(countedUpTo(Duration.ofSeconds(5))).isZero();
        assertThat(times.histogram().count()).isEqualTo(1);
        assertThat(times.histogram().sum()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void countsEntriesAndNoRefusals(@TempDir Path root) throws Exception {
        ServiceName service = new ServiceName("service-a");
        EntryDraft draft = EntryDraft.of(service, EntryType.PROMOTION, Map.of(), Map.of());
        try (LocalStore store = new LocalStore(root, InstantSource.system(), new SplittableRandom(1)::nextLong);
                EvidenceChain chain = store.chain(service)) {
            chain.append(draft);
            chain.appendIf(chain.head(), draft);
            chain.appendIf(ChainHead.EMPTY, draft);

            assertThat(store.appendTimes().histogram().count()).isEqualTo(2);
        }
    }
}
