/** Collects evidence: keeps reports, reads them, and makes their normalised document. */
@NullMarked
package io.jenkins.plugins.compliance.evidence.collect;

import org.jspecify.annotations.NullMarked;
