/**
 * Who vouches for a chain: keys, the files they live in, and the signatures made with them.
 *
 * <p>A {@link io.jenkins.plugins.compliance.signing.Signer} signs checkpoints and exported entries without telling
 * where its key lives; {@link io.jenkins.plugins.compliance.signing.Ed25519KeyFile} keeps it in a file. All
 * cryptography is BouncyCastle's lightweight interface: no JCA provider is registered, because the JVM is shared with
 * Jenkins and every other plugin. Secret bytes appear in no message, no {@code toString} and no exception cause.
 */
@NullMarked
package io.jenkins.plugins.compliance.signing;

import org.jspecify.annotations.NullMarked;
