/**
 * What a chain's head is signed as, and read back from strangers: signed notes, checkpoints and proof files by the C2SP
 * specifications signed-note, tlog-checkpoint and tlog-proof, and the history of the keys that sign them.
 *
 * <p>Texts are parsed as hostile input: strict UTF-8, one spelling for each value, limits of size and number, and
 * errors that name line and byte. What parses formats back to the very same bytes. Signature algorithms come in by the
 * ports {@link io.jenkins.plugins.compliance.chain.note.NoteSigner} and
 * {@link io.jenkins.plugins.compliance.chain.note.NoteVerifier}.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain.note;

import org.jspecify.annotations.NullMarked;
