package io.jenkins.plugins.compliance.bundle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Whatever the bytes, the verifier comes to a verdict, and never to "valid". */
class PackageFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void packages(byte[] bytes) throws IOException {
        PackageReport report =
                new PackageVerifier(Optional.empty(), 1).verify(new SeekableInMemoryByteChannel(bytes.clone()));
        if (report.verdict() == Verdict.VALID) {
            throw new IllegalStateException("accepted: " + report);
        }
    }
}
