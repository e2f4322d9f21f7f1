package dev.cairn.codegen.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** What models look like. */
enum Profile {
    /** Records that never change. */
    RECORDS,
    /** The classes that jsonschema2pojo makes. */
    JSONSCHEMA2POJO;

    static Profile of(String name) throws MojoFailureException {
        return Arrays.stream(values())
                .filter(profile -> profile.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new MojoFailureException("There is no profile '" + name + "': say "
                        + Arrays.stream(values())
                                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or "))
                        + "."));
    }
}
