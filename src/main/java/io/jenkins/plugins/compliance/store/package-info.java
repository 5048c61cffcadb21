/**
 * Where chains are kept: the port {@link io.jenkins.plugins.compliance.store.EvidenceStore} and the embedded store
 * behind it, {@link io.jenkins.plugins.compliance.store.LocalStore}, which keeps each chain as segment files of canonical
 * lines in a directory of its own.
 *
 * <p>What an append returned is on the disk and stays: the lines of one group commit go out in one write and one
 * {@code fdatasync} before anybody is told. What a crash left behind unacknowledged is moved aside and reported, never
 * dropped in silence; anything else that is wrong with a chain keeps it from being opened for writing.
 */
@NullMarked
package io.jenkins.plugins.compliance.store;

import org.jspecify.annotations.NullMarked;
