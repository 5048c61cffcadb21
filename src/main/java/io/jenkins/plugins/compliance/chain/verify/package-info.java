/**
 * The verifier: reads a chain once, in constant memory, and reports every finding. Lines that are in order pass on a fast
 * path on all cores; a block of lines with anything out of order is examined again, slowly and in sequence, by the one
 * class that knows every check. Pure but for the stream it is given and the threads it borrows.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain.verify;

import org.jspecify.annotations.NullMarked;
