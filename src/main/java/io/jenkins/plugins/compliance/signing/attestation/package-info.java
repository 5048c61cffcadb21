/**
 * Evidence entries in the form that supply chain tools exchange: an in-toto Statement v1 about one entry, signed in a
 * DSSE v1 envelope. Made on export; the chain itself holds none of it.
 *
 * <p>Envelopes and statements from outside are hostile input: sizes, depth and numbers of signatures are bounded, and a
 * statement counts only after its envelope's signature does.
 */
@NullMarked
package io.jenkins.plugins.compliance.signing.attestation;

import org.jspecify.annotations.NullMarked;
