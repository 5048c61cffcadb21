package io.jenkins.plugins.compliance.signing.attestation;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.util.Collection;
import java.util.List;

/** An evidence entry, signed for use outside its chain: {@link EntryStatement} in a {@link DsseEnvelope}. Stateless. */
public final class EntryAttestation {

    private EntryAttestation() {}

    /**
     * Attests an entry by every signer.
     *
     * @return the envelope as canonical JSON; by in-toto's convention its file is named {@code *.json}
     * @throws SigningException by the first signer that cannot sign
     */
    public static byte[] sign(EvidenceEntry entry, List<? extends Signer> signers) throws SigningException {
        return DsseEnvelope.sign(EntryStatement.PAYLOAD_TYPE, EntryStatement.of(entry), signers)
                .toJson();
    }

    /**
     * Reads an attestation and says whose word it is.
     *
     * @param trusted keys of which at least one must have signed
     * @return the entry; that it stands in its chain is for an inclusion proof to say
     * @throws AttestationException when the envelope, its signatures, the statement or the entry must not be trusted
     */
    public static EvidenceEntry verify(byte[] envelope, Collection<Ed25519PublicKey> trusted)
            throws AttestationException {
        DsseEnvelope parsed = DsseEnvelope.parse(envelope);
        parsed.verify(EntryStatement.PAYLOAD_TYPE, trusted);
        return EntryStatement.read(parsed.payload());
    }
}
