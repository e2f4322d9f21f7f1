package dev.cairn.codegen.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A generation of jackson-databind that reads and writes models without maps between. Models that know it need it to be compiled. */
public enum JacksonVersion {
    JACKSON_2("com.fasterxml.jackson", "Jackson2"),
    JACKSON_3("tools.jackson", "Jackson3");

    private final String root;
    private final String prefix;

    JacksonVersion(String root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /** The one that a dependency is, if it is one. */
    public static Optional<JacksonVersion> of(String groupId, String artifactId) {
        return Arrays.stream(values())
                .filter(version -> groupId.equals(version.root + ".core") && artifactId.equals("jackson-databind"))
                .findFirst();
    }

    /** The support classes that it needs. */
    List<String> support() {
        return List.of(prefix + "Reader", prefix + "Writer");
    }

    /** What tells it about these classes; they stand on the interface of all models. */
    String annotations() {
        return """
            @%1$s.databind.annotation.JsonDeserialize(using = %2$sReader.class)
            @%1$s.databind.annotation.JsonSerialize(using = %2$sWriter.class)
            """.formatted(root, prefix);
    }
}
