package dev.cairn.codegen.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom a change of a schema can break something. */
public enum Aspect {
    /** Documents of the earlier schema, which the later models read. */
    READING,
    /** Documents of the later schema, which the earlier models read. */
    WRITING,
    /** Code that is compiled with the earlier models, and then with the later ones. */
    SOURCE,
    /** Code that was compiled with the earlier models, and runs with the later ones (chapter 13 of the Java language specification). */
    BINARY;

    /** The word for it in options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The aspect of a word, whatever its case. */
    public static Optional<Aspect> of(String word) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
