package io.jenkins.plugins.compliance.cli;

import picocli.CommandLine;

/** The version that the manifest of the jar names. */
final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Compliance.class.getPackage().getImplementationVersion();
        return new String[] {"compliance " + (version == null ? "(not packaged)" : version)};
    }
}
