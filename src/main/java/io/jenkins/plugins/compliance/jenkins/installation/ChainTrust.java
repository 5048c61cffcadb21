package io.jenkins.plugins.compliance.jenkins.installation;

/** Whether what a chain says can be believed. */
public enum ChainTrust {
    /** It verified, and not too long ago. */
    TRUSTED,
    /** It was not verified yet, not since its first promotion was signed, or too long ago: nobody knows. */
    UNKNOWN,
    /** It is broken, or cannot be checked: what it says counts for nothing. */
    REFUSED
}
