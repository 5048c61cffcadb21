package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnnouncedStreamTest {

    private static byte[] read(String announced, String sent) throws IOException {
        byte[] bytes = announced.getBytes(StandardCharsets.UTF_8);
        FoundReport report = new FoundReport(
                "a.xml", bytes.length, Sha256Digest.compute(bytes).hex());
        try (AnnouncedStream in =
                new AnnouncedStream(new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)), report)) {
            return in.readAllBytes();
        }
    }

    private static void refuses(String announced, String sent) {
        assertThatIOException()
                .isThrownBy(() -> read(announced, sent))
                .withMessageContaining("a.xml is not what it was when it was found");
    }

    @Test
    void passesWhatWasAnnounced() throws IOException {
        assertThat(read("report", "report")).asString(StandardCharsets.UTF_8).isEqualTo("report");
    }

    @Test
    void refusesOtherBytes() {
        refuses("report", "repors");
    }

    @Test
    void refusesFewerBytes() {
        refuses("report", "repor");
    }

    @Test
    void refusesMoreBytes() {
        refuses("report", "reports");
    }
}
