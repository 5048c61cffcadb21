package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteSignature;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** How to verify a package, for whoever has it in hand and has never seen the tool. Stateless. */
final class VerifyGuide {

    private VerifyGuide() {}

    static String text(ServiceName service, SignedCheckpoint checkpoint) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VerifyGuide.class.getResourceAsStream(PackageFormat.VERIFY_GUIDE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace("${service}", service.value())
                    .replace("${size}", Long.toString(checkpoint.checkpoint().size()))
                    .replace("${keys}", signers(checkpoint));
        }
    }

    private static String signers(SignedCheckpoint checkpoint) {
        return checkpoint.note().signatures().stream()
                .map(NoteSignature::key)
                .map(KeyIdentity::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
