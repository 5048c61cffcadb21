package io.jenkins.plugins.compliance.chain.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.compliance.chain.Sha256Digest;

/** Any line at all is an entry that reads back, or is refused with reasons; see CanonicalJsonFuzzTest for how to run. */
class EntryFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryEntry(byte[] line) {
        try {
            assertThat(EvidenceEntry.parse(line).line()).isEqualTo(line);
        } catch (EntryFormatException e) {
            assertThat(e).hasMessageMatching("[\\x20-\\x7e\\u00b1]*");
        }
    }

    /** A fuzzer cannot guess SHA-256, so here each line is given the hash that it needs. */
    @FuzzTest(maxDuration = "1m")
    void everyLineWithItsHashIsAnEntryOrHasAReasonNotToBe(byte[] line) {
        byte[] hashed = withItsHash(new String(line, UTF_8)).getBytes(UTF_8);
        if (new EntryLine().scan(hashed, 0, hashed.length)) {
            assertThat(EntryFacts.of(EntryDiagnosis.of(hashed).members().orElseThrow())
                            .sequence())
                    .isPresent();
        } else {
            assertThat(EntryDiagnosis.of(hashed).problems())
                    .isNotEmpty()
                    .noneSatisfy(problem -> assertThat(problem.expected()).isEqualTo("a canonical entry of format 1"));
        }
    }

    private static String withItsHash(String line) {
        String member = "\"hash\":\"[0-9a-f]{64}\"";
        String unhashed = line.replaceFirst(member + ",", "");
        String hash = Sha256Digest.compute(unhashed.getBytes(UTF_8)).hex();
        return line.replaceFirst(member, "\"hash\":\"" + hash + "\"");
    }
}
