package io.jenkins.plugins.compliance.jenkins.build;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.bundle.EvidencePackageWriter;
import io.jenkins.plugins.compliance.bundle.PackagingException;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/**
 * Attaches evidence packages to builds as ordinary artifacts, wherever this controller keeps those. They are the convenient
 * copy; chain and evidence are what counts. Immutable and thread-safe.
 */
public final class PackageArchive {

    private final Installation installation;
    private final SigningKeySource signing;

    /** @param signing asked for the key when there is a package to sign */
    public PackageArchive(Installation installation, SigningKeySource signing) {
        this.installation = installation;
        this.signing = signing;
    }

    /**
     * Writes the package of a promotion and attaches it, and the documents in it, below
     * {@code compliance/<service>/<promotion>/}. Done again, it replaces what is there.
     *
     * @return the package's path among the artifacts
     * @throws PackagingException when the package cannot be made; what was recorded is recorded all the same
     * @throws SigningException or
     * @throws NoteSigningException when it cannot be signed
     * @throws IOException when something cannot be read, written or stored
     */
    public String attach(Run<?, ?> run, TaskListener listener, ServiceName service, String promotion)
            throws IOException, InterruptedException, PackagingException, SigningException, NoteSigningException {
        Path directory = Files.createTempDirectory("compliance-package-");
        FilePath root = new FilePath(directory.toFile());
        try {
            String name = service + "-" + promotion + ".zip";
            Path zip = directory.resolve(name);
            // Before the key, which is then valid for all of it.
            ChainSnapshot chain = installation.store().snapshot(service);
            new EvidencePackageWriter(installation.files(), signing.identity().packages())
                    .write(chain, service, promotion, zip);
            String place = "compliance/" + service + "/" + promotion + "/";
            Map<String, String> artifacts = new LinkedHashMap<>();
            artifacts.put(place + name, name);
            PackageParts.extract(zip, directory).forEach(part -> artifacts.put(place + part, part));
            run.pickArtifactManager()
                    .archive(
                            root, new Launcher.LocalLauncher(listener), BuildListenerAdapter.wrap(listener), artifacts);
            return place + name;
        } finally {
            root.deleteRecursive();
        }
    }
}
