package io.jenkins.plugins.compliance.signing.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryAttestationTest {

    private final Ed25519Signer signer = Ed25519Signer.generate(new SecureRandom());

    @Test
    void givesBackTheEntryThatATrustedKeyAttested() throws SigningException, AttestationException {
        EvidenceEntry entry = Entries.plain();

        byte[] envelope = EntryAttestation.sign(entry, List.of(signer));

        assertThat(EntryAttestation.verify(envelope, List.of(signer.publicKey())))
                .isEqualTo(entry);
    }

    @Test
    void refusesAnEntryThatNobodyTrustedAttested() throws SigningException {
        byte[] envelope = EntryAttestation.sign(Entries.plain(), List.of(signer));
        Ed25519Signer other = Ed25519Signer.generate(new SecureRandom());

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> EntryAttestation.verify(envelope, List.of(other.publicKey())));
    }

    @Test
    void refusesASignedPayloadThatIsNoStatement() throws SigningException {
        byte[] envelope = DsseEnvelope.sign(
                        EntryStatement.PAYLOAD_TYPE, "{}".getBytes(StandardCharsets.US_ASCII), List.of(signer))
                .toJson();

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> EntryAttestation.verify(envelope, List.of(signer.publicKey())))
                .withMessageContaining("/_type");
    }

    @Test
    void refusesASignedEntryOfAnotherPayloadType() throws SigningException {
        byte[] envelope = DsseEnvelope.sign("text/plain", EntryStatement.of(Entries.plain()), List.of(signer))
                .toJson();

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> EntryAttestation.verify(envelope, List.of(signer.publicKey())))
                .withMessageContaining("of another type than application/vnd.in-toto+json");
    }
}
