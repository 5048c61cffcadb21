package io.jenkins.plugins.compliance.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntryIdTest {

    @Test
    void ascendsWithinOneMillisecondAndWhenTheClockRunsBackwards() {
        Random random = new Random(7);
        UUID previous = EntryId.next(null, 1000, random::nextLong);
        for (int i = 0; i < 10_000; i++) {
            UUID next = EntryId.next(previous, 1000 - i % 3, random::nextLong);

            assertThat(next.toString()).isGreaterThan(previous.toString());
            assertThat(EntryId.isSpelling(next.toString())).isTrue();
            previous = next;
        }
    }

    @Property
    void isOfVersion7AndBearsItsMillisecond(
            @ForAll @LongRange(min = 0, max = (1L << 48) - 1) long milli, @ForAll long random) {
        UUID id = EntryId.next(null, milli, () -> random);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(milli);
    }

    @Test
    void carriesIntoTheTimeWhenTheRandomBitsAreUsedUp() {
        UUID last = UUID.fromString("00000000-03e8-7fff-bfff-ffffffffffff");

        UUID next = EntryId.next(last, 1000, () -> 0);

        assertThat(next).hasToString("00000000-03e9-7000-8000-000000000000");
    }

    @Test
    void bothSpellingChecksAgree() {
        for (String text : new String[] {
            "019aabcd-4c63-7abc-8def-0123456789ab", "019aabcd-4c63-7abc-cdef-0123456789ab",
            "019aabcd-4c63-8abc-8def-0123456789ab", "019aabcd_4c63-7abc-8def-0123456789ab",
            "019aabcg-4c63-7abc-8def-0123456789ab", "019AABCD-4c63-7abc-8def-0123456789ab"
        }) {
            assertThat(EntryId.isSpelling(text.getBytes(StandardCharsets.US_ASCII), 0))
                    .as(text)
                    .isEqualTo(EntryId.isSpelling(text));
        }
    }
}
