package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class PolicyTextTest {

    @Test
    void readsUtf8() throws Exception {
        assertThat(PolicyText.read(new ByteArrayInputStream(new byte[] {'a', (byte) 0xc3, (byte) 0xa4}), "p"))
                .isEqualTo("a\u00e4");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        assertThatThrownBy(() -> PolicyText.read(new ByteArrayInputStream(new byte[] {(byte) 0xff}), "p.yml"))
                .isInstanceOf(PolicySourceException.class)
                .hasMessage("p.yml is not UTF-8 text: write the policy as UTF-8");
    }

    @Test
    void readsNoFurtherThanAPolicyMayBeLong() {
        assertThatThrownBy(() -> PolicyText.read(new ByteArrayInputStream(new byte[(8 << 20) + 1]), "p.yml"))
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("longer than 8388608 bytes");
    }
}
