package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.Permission;
import org.springframework.security.core.Authentication;

/** Whether a build may do what its step asks for. Stateless. */
final class BuildPermission {

    private BuildPermission() {}

    /**
     * A build that runs as Jenkins itself may do everything; that builds run as somebody is for the administrators to
     * configure.
     *
     * @throws AbortException when the build runs as somebody who may not
     */
    static void require(Job<?, ?> job, Authentication authentication, Permission permission) throws AbortException {
        if (!ACL.SYSTEM2.equals(authentication) && !job.getACL().hasPermission2(authentication, permission)) {
            throw new AbortException("this build runs as " + authentication.getName() + ", who lacks the permission "
                    + permission.group.title + "/" + permission.name + " on " + job.getFullName()
                    + "; have it granted, or let the build run as somebody who has it");
        }
    }
}
