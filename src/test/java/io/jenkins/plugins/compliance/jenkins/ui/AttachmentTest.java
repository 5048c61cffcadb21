package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A file's name comes from outside and goes into a header. */
class AttachmentTest {

    @Test
    void keepsAPlainName() {
        assertThat(Attachment.header("jacoco.xml"))
                .isEqualTo("attachment; filename=\"jacoco.xml\"; filename*=UTF-8''jacoco.xml");
    }

    @Test
    void leavesDirectoriesOut() {
        assertThat(Attachment.header("..\\..\\target/site/jacoco.xml"))
                .doesNotContain("site")
                .doesNotContain("..");
    }

    @Test
    void cannotBeEndedByTheName() {
        assertThat(Attachment.header("a\"; filename=evil.html\r\nX: 1"))
                .isEqualTo("attachment; filename=\"a__ filename_evil.html__X_ 1\";"
                        + " filename*=UTF-8''a%22%3B%20filename%3Devil.html%0D%0AX%3A%201");
    }

    @Test
    void encodesWhatIsNotAscii() {
        assertThat(Attachment.header("größe.txt")).endsWith("filename*=UTF-8''gr%C3%B6%C3%9Fe.txt");
    }

    @Test
    void hasANameForAFileWithoutOne() {
        assertThat(Attachment.header("reports/")).contains("filename=\"evidence\"");
    }
}
