package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;
import java.util.List;
import jenkins.model.ArtifactManager;
import jenkins.model.HistoricalBuild;
import org.kohsuke.stapler.StaplerProxy;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint,
                AccessControlled,
                PersistenceRoot,
                DescriptorByNameOwner,
                StaplerProxy,
                HistoricalBuild {

    public static final Permission ARTIFACTS = null;

    public void addAction(Action a) {
        throw new UnsupportedOperationException("signature only");
    }

    public final ArtifactManager getArtifactManager() {
        throw new UnsupportedOperationException("signature only");
    }

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException("signature only");
    }

    public <T extends Cause> T getCause(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDescription() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getExternalizableId() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getFullDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public int getNumber() {
        throw new UnsupportedOperationException("signature only");
    }

    public JobT getParent() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getPreviousBuild() {
        throw new UnsupportedOperationException("signature only");
    }

    public final long getStartTimeInMillis() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }

    public final long getTimeInMillis() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isBuilding() {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean isKeepLog() {
        throw new UnsupportedOperationException("signature only");
    }

    public void keepLog(boolean newValue) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public final ArtifactManager pickArtifactManager() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public void save() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public void setDescription(String description) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public void setResult(Result r) {
        throw new UnsupportedOperationException("signature only");
    }
}
