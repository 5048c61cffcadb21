package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.ACL;
import hudson.util.RunList;
import jenkins.model.ModelObjectWithChildren;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint, ModelObjectWithChildren {

    public ACL getACL() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getBuildByNumber(int n) {
        throw new UnsupportedOperationException("signature only");
    }

    public RunList<RunT> getBuilds() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getLastBuild() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getLastSuccessfulBuild() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getNearestOldBuild(int n) {
        throw new UnsupportedOperationException("signature only");
    }
}
