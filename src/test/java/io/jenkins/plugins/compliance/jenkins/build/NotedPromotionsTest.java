package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotedPromotionsTest {

    private static final ServiceName A = new ServiceName("service-a");
    private static final ServiceName B = new ServiceName("service-b");

    private final EvidenceAction memory = new EvidenceAction();

    private boolean has(ServiceName service, String id) {
        return new NotedPromotions(List.of(new EvidenceAction(), memory)).has(service, new PromotionId(id));
    }

    @Test
    void areThoseThatABuildBeganWithEveryAttempt() {
        memory.began("shop-1-0123abcd");
        memory.began("shop-1-0123abcd");

        assertThat(memory.getBegun()).containsExactly("shop-1-0123abcd");
        assertThat(has(A, "shop-1-0123abcd")).isTrue();
        assertThat(has(B, "shop-1-0123abcd-2")).isTrue();
        assertThat(has(A, "shop-1-0123abcd-a")).isFalse();
        assertThat(has(A, "shop-1-fedcba98")).isFalse();
    }

    @Test
    void areThoseThatABuildRecorded() {
        memory.record(new BuildRecord("promotion", "service-a", "p-1", "sandbox", "compliant", "1", "", 9, "", ""));
        memory.record(new BuildRecord("evidence", "service-b", "", "", "", "", "sast", 3, "", ""));

        assertThat(has(A, "p-1")).isTrue();
        assertThat(has(B, "p-1")).isFalse();
        assertThat(has(A, "p-1-2")).isFalse();
    }

    @Test
    void areNoneOfABuildThatOnlyCollected() {
        memory.record(new BuildRecord("evidence", "service-b", "", "", "", "", "sast", 3, "", ""));

        assertThat(new NotedPromotions(List.of(memory)).isEmpty()).isTrue();
        memory.began("p-1");
        assertThat(new NotedPromotions(List.of(memory)).isEmpty()).isFalse();
    }
}
