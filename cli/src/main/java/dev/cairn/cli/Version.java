package dev.cairn.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, as its manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"cairn " + (version == null ? "(unpackaged)" : version)};
    }
}
