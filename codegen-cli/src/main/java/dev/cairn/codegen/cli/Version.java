package dev.cairn.codegen.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, as its manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"schema-codegen " + (version == null ? "(unpackaged)" : version)};
    }
}
