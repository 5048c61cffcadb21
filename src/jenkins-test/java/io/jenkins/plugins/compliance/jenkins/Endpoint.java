package io.jenkins.plugins.compliance.jenkins;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Something that can be called over HTTP, and by whom.
 *
 * @param permission as docs/configuration.md has it
 * @param post whether it is to be called by POST, and not by GET
 * @param path where it is
 * @param parameters what it is called with
 * @param permitted the user who may
 * @param others what becomes of everybody else
 * @param revealed what stands in the answer only to who may; empty where the answer is a redirect
 */
record Endpoint(
        String permission,
        boolean post,
        String path,
        Map<String, String> parameters,
        String permitted,
        Others others,
        String revealed) {

    /** What becomes of those without the permission. */
    enum Others {
        /** They are refused. */
        REFUSED,
        /** They get an answer that tells nothing. */
        TOLD_NOTHING,
        /** They get what everybody gets. */
        PERMITTED
    }

    /** Calls it as those who may not, in the wrong way, and as who may, in this order: the last may change something. */
    void check(String row, JenkinsRule jenkins, List<Caller> unprivileged, SoftAssertions softly) throws IOException {
        for (int i = 0; i < unprivileged.size(); i++) {
            check(row + " as unprivileged " + i, call(unprivileged.get(i), post), softly);
        }
        Caller caller = Caller.of(jenkins, permitted);
        softly.assertThat(call(caller, !post).getStatusCode())
                .as("%s by the wrong verb", row)
                .isIn(404, 405);
        WebResponse answer = call(caller, post);
        softly.assertThat(answer.getStatusCode())
                .as("%s as %s", row, permitted)
                .isEqualTo(revealed.isEmpty() ? 302 : 200);
        softly.assertThat(answer.getContentAsString())
                .as("%s as %s", row, permitted)
                .contains(revealed);
    }

    private void check(String description, WebResponse answer, SoftAssertions softly) {
        softly.assertThat(answer.getStatusCode()).as(description).isEqualTo(others == Others.REFUSED ? 403 : 200);
        if (others == Others.PERMITTED) {
            softly.assertThat(answer.getContentAsString()).as(description).contains(revealed);
        } else if (!revealed.isEmpty()) {
            softly.assertThat(answer.getContentAsString()).as(description).doesNotContain(revealed);
        }
    }

    private WebResponse call(Caller caller, boolean byPost) throws IOException {
        return byPost ? caller.post(path, parameters) : caller.get(path, parameters);
    }
}
